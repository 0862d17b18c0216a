import api from '../../locales/ja/api.json'
import mail from '../../locales/ja/mail.json'
import browser from './ja.ts'

export default { ...browser, mail, api }
