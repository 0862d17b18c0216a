import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../form/button.tsx'
import { useUrls } from '../layout/use-page.ts'
import { Icon } from '../text/icon.tsx'
import type { ShownPlan } from './plan-view.ts'

/** Puts a plan that belongs to nobody into the reader's account; who is not signed in does so on the way. */
export function KeepInAccount({ id, keeper }: Pick<ShownPlan, 'id' | 'keeper'>) {
  const { t } = useTranslation('account')
  const urls = useUrls()
  if (keeper === 'someone') return null
  if (keeper === 'you') {
    return (
      <p className="no-print mt-5 flex items-baseline gap-2">
        <Icon name="check" className="size-5 self-center text-good" />
        <span>
          {t('keep.kept')} <Link to={urls.account}>{t('keep.to_account')}</Link>
        </span>
      </p>
    )
  }
  return (
    <Form method="post" action={urls.itineraryKeep(id)} className="no-print mt-5">
      <SubmitButton look="secondary" pending={t('keep.keeping')}>
        <Icon name="person" /> {t('keep.submit')}
      </SubmitButton>
      <p className="mt-1 text-ink-soft text-sm">{t('keep.hint')}</p>
    </Form>
  )
}
