import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink } from '../../form/button.tsx'
import { Notice } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'

const AGAIN_MS = 1500
const AGAIN_SECONDS = 3

/** How far a file is: the page asks again by itself, and opens itself anew where no script runs. */
export function WorkingImport({ id, kind, rows }: { id: string; kind: 'read' | 'apply' | 'undo'; rows: number }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const urls = useUrls()
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, AGAIN_MS)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={String(AGAIN_SECONDS)} />
      </noscript>
      <Notice role="status" title={say(`working.${kind}`)}>
        {kind === 'read' ? (
          <p className="tabular">{t('working.rows', { count: rows })}</p>
        ) : (
          <p>{t('working.whole')}</p>
        )}
        <p>{t('working.leave')}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink look="secondary" reloadDocument to={urls.boardImport(id)}>
          {t('working.again')}
        </ButtonLink>
      </div>
    </>
  )
}
