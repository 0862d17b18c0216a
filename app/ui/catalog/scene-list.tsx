import { useTranslation } from 'react-i18next'
import type { LocalText } from '#app/domain/catalog/place.ts'
import { confirmationOf } from '#app/domain/catalog/place-line.ts'
import type { WorkKind } from '#app/domain/catalog/work.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { DataText } from '../text/name.tsx'
import { LinkList } from './link-list.tsx'
import { NoneConfirmed } from './place-list.tsx'

interface ShownScene {
  work: { id: string; kind: WorkKind; names: Names; year: number | null }
  episode: string | null
  note: LocalText
  isConfirmed: boolean
}

/** The works that show a place, each with what it shows; says which links nobody has confirmed. */
export function SceneList({ scenes }: { scenes: ShownScene[] }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const told = confirmationOf(scenes.map(({ isConfirmed }) => ({ isConfirmed, isSample: false })))
  return (
    <>
      <NoneConfirmed told={told} />
      <LinkList
        items={scenes.map(({ work, episode, note, isConfirmed }) => ({
          to: urls.work(work),
          names: work.names,
          mark:
            told === 'marks_confirmed' && isConfirmed
              ? 'confirmed'
              : told === 'marks_unconfirmed' && !isConfirmed
                ? 'not_confirmed'
                : undefined,
          note: (
            <>
              {[
                work.kind === 'unknown' ? null : say(`work_kind.${work.kind}`),
                work.year,
                episode && t('work.episode', { episode }),
              ]
                .filter(Boolean)
                .join(DOT)}
              {note.ja || note.en ? (
                <span className="block">
                  <DataText {...note} />
                </span>
              ) : null}
            </>
          ),
        }))}
      />
    </>
  )
}
