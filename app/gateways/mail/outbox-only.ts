import { composeMail, type TranslateMail } from './compose.ts'
import type { Mailer } from './mailer.ts'

/** Without a mail server every mail stays in the outbox, where the operator reads it. */
export function outboxOnlyMailer({ translate }: { translate: TranslateMail }): Mailer {
  return {
    kind: 'outbox',
    compose: (language, message) => composeMail(translate, language, message),
    async deliver() {
      throw new Error('there is no mail server')
    },
  }
}
