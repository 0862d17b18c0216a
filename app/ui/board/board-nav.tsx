import { useTranslation } from 'react-i18next'
import { RoomNav } from '../layout/room-nav.tsx'
import { useUrls } from '../layout/use-page.ts'

export function BoardNav() {
  const { t } = useTranslation('board')
  const { t: imports } = useTranslation('imports')
  const urls = useUrls()
  const links = [
    [urls.boardPlaces, t('places.title')],
    [urls.boardImports, imports('title')],
    [urls.boardDuplicates, t('duplicates.title')],
    [urls.boardOptOuts, t('opt_outs.title')],
    [urls.boardMeasures, t('measures.title')],
  ] as const
  return <RoomNav label={t('room')} links={links} />
}
