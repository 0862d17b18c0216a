import { createTransport } from 'nodemailer'
import { composeMail, type TranslateMail } from './compose.ts'
import type { Mailer } from './mailer.ts'

export interface SmtpOptions {
  /** `smtp://user:pass@host:587` or `smtps://…`. */
  url: string
  from: string
  translate: TranslateMail
}

/** Sends by SMTP. Attachments are ours alone: no file and no address is read for one. */
export function smtpMailer({ url, from, translate }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.match(/@([^>\s]+)/)?.[1] ?? 'localhost'
  return {
    kind: 'smtp',
    compose: (language, message) => composeMail(translate, language, message),
    async deliver(mail) {
      await transport.sendMail({
        from,
        // An address object: a name or comma in it cannot become a second recipient.
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        // The same mail sent twice (a crash after sending) is known as one by its id.
        messageId: `<${mail.id}@${domain}>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
        ...(mail.calendarIcs ? { icalEvent: calendarOf(mail.calendarIcs) } : {}),
      })
    },
  }
}

function calendarOf(content: string) {
  const isCancel = /^METHOD:CANCEL\s*$/m.test(content)
  return { method: isCancel ? 'CANCEL' : 'PUBLISH', filename: 'meguri.ics', content }
}
