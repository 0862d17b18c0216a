import { useTranslation } from 'react-i18next'
import { RoomNav } from '../layout/room-nav.tsx'
import { useUrls } from '../layout/use-page.ts'

export function OperatorNav() {
  const { t } = useTranslation('operator')
  const { t: imports } = useTranslation('imports')
  const urls = useUrls()
  const links = [
    [urls.operator, t('overview.title')],
    [urls.operatorOptOuts, t('opt_outs.title')],
    [urls.outbox, t('outbox.title')],
    [urls.ledger, t('ledger.title')],
    [urls.callOffs, t('call_offs.title')],
    [urls.resellers, t('resellers.title')],
    [urls.boardImports, imports('title')],
  ] as const
  return <RoomNav label={t('title')} links={links} />
}
