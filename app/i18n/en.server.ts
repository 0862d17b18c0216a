import api from '../../locales/en/api.json'
import mail from '../../locales/en/mail.json'
import browser from './en.ts'

export default { ...browser, mail, api }
