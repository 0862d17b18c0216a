import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { Card, Facts } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatInstant } from '#app/ui/text/figures.tsx'
import * as mails from '#db/repositories/mails.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const mail = await mails.findById(context.db, params.id!)
  if (!mail) throw new Response(null, { status: 404 })
  const { recipient, subject, language, body_text, calendar_ics, created_at, sent_at, last_error } = mail
  return {
    title: pageWords(params).t('operator:mail.title'),
    mail: {
      recipient,
      subject,
      language,
      text: body_text,
      hasCalendar: calendar_ics !== null,
      createdAt: created_at,
      sentAt: sent_at,
      lastError: mails.stateOf(mail) === 'failing' ? last_error : null,
    },
  }
}

export const meta = privateMeta

export default function OutboxMail() {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const language = useLanguage()
  const { mail } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={mail.subject} lang={mail.language} />
      <p className="mb-4">
        <Link to={urls.outbox}>{t('mail.back')}</Link>
      </p>
      <Facts
        rows={[
          [t('mail.recipient'), mail.recipient],
          [t('mail.written'), formatInstant(mail.createdAt, language, 'Asia/Tokyo')],
          [
            t('mail.sent'),
            mail.sentAt === null ? t('mail.not_yet') : formatInstant(mail.sentAt, language, 'Asia/Tokyo'),
          ],
          [t('mail.calendar'), mail.hasCalendar ? common('yes') : common('no')],
          ...(mail.lastError ? [[t('mail.last_error'), mail.lastError] as [string, string]] : []),
        ]}
      />
      <Card className="mt-6">
        <p lang={mail.language} className="whitespace-pre-wrap break-words">
          <WithLinks text={mail.text} />
        </p>
      </Card>
    </Container>
  )
}

/** The addresses in a text as links; everything else stays text. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 ? (
      <a key={index} href={part} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
