import { Form } from '@remix-run/react'
import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { SubmitButton } from '../../form/button.tsx'
import { Notice } from '../../layout/card.tsx'
import { FaultNotice } from './fault-notice.tsx'

interface Refused {
  kind: string
  fault?: string
  line?: number | null
  megabytes?: number
}

/** One file to send. Where a script runs, one that is too large is told before it is sent. */
export function SendFile({ refused, largestBytes }: { refused: Refused | null; largestBytes: number }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const [isTooLarge, setTooLarge] = useState(false)
  const megabytes = largestBytes / 1024 ** 2
  const told: Refused | null = isTooLarge ? { kind: 'file_too_large', megabytes } : refused
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setTooLarge((target.files?.[0]?.size ?? 0) > largestBytes)
  }
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-4 rounded-lg bg-sunken p-4 sm:p-5">
      <h2 className="font-serif text-xl">{t('send.title')}</h2>
      {told?.kind === 'file_not_read' ? <FaultNotice fault={told} /> : null}
      {told && told.kind !== 'file_not_read' ? (
        <Notice tone="bad" role="alert" title={say(`refused.${told.kind}`, { megabytes: told.megabytes })} />
      ) : null}
      <div>
        <label htmlFor="field-file" className="mb-1 block font-medium">
          {t('send.file')}
        </label>
        <p id="file-hint" className="mb-2 max-w-prose text-ink-soft text-sm">
          {t('send.hint', { megabytes })}
        </p>
        <input
          id="field-file"
          type="file"
          name="file"
          required
          aria-describedby="file-hint"
          accept=".csv,.tsv,.txt,.json,.geojson,.kml,.kmz,.gpx,.zip"
          onChange={onChange}
          className="block w-full max-w-xl rounded-md border border-line-strong bg-surface p-2.5 file:me-3 file:rounded-sm file:border-0 file:bg-accent-wash file:px-3 file:py-1.5 file:text-accent"
        />
      </div>
      <div>
        <SubmitButton pending={t('send.sending')} disabled={isTooLarge}>
          {t('send.submit')}
        </SubmitButton>
      </div>
    </Form>
  )
}
