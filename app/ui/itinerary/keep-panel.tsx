import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../form/button.tsx'
import { Section } from '../layout/card.tsx'
import { useUrls } from '../layout/use-page.ts'
import { Icon } from '../text/icon.tsx'
import { KeepInAccount } from './keep-in-account.tsx'
import type { ShownPlan } from './plan-view.ts'

const FORMATS = ['ics', 'gpx', 'kml', 'geojson', 'txt'] as const

/** The plan's address, paper, and files to carry along; on paper the address stands at the head. */
export function KeepPanel({ id, address, keeper }: Pick<ShownPlan, 'id' | 'address' | 'keeper'>) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const [hasScript, setHasScript] = useState(false)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => setHasScript(true), [])
  return (
    <div className="no-print">
      <Section id="keep" title={t('keep')}>
        <label className="block font-medium" htmlFor="plan-address">
          {t('share')}
        </label>
        <p className="mb-2 text-ink-soft text-sm">{t('share_hint')}</p>
        <div className="flex flex-wrap gap-3">
          <input
            id="plan-address"
            readOnly
            value={address}
            onFocus={(event) => event.target.select()}
            className="min-w-0 grow rounded-md border border-line-strong bg-surface px-3 py-2.5 text-sm"
          />
          {hasScript ? (
            <Button
              look="secondary"
              type="button"
              onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}
            >
              <Icon name={isCopied ? 'check' : 'share'} />
              <span role="status">{isCopied ? t('copied') : t('copy')}</span>
            </Button>
          ) : null}
        </div>
        <div className="mt-4 flex flex-wrap gap-2">
          {hasScript ? (
            <Button look="secondary" size="small" type="button" onClick={() => window.print()}>
              <Icon name="print" /> {t('print')}
            </Button>
          ) : null}
          {FORMATS.map((format) => (
            <a
              key={format}
              href={urls.itineraryFile(id, format)}
              download
              className="inline-flex min-h-10 items-center gap-2 rounded-md border border-line px-3 py-1.5 text-ink text-sm no-underline hover:bg-sunken"
            >
              <Icon name="download" /> {t(`format.${format}`)} <span className="text-ink-soft text-sm">.{format}</span>
            </a>
          ))}
        </div>
        <KeepInAccount id={id} keeper={keeper} />
      </Section>
    </div>
  )
}
