import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldSearchText } from '#app/domain/catalog/search-text.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { CHOICE_COLUMNS, ChoiceCard, ChoiceFrame } from '../../form/choice-group.tsx'
import { useFieldState } from '../../form/form-context.tsx'
import { useIsReady } from '../../form/use-is-ready.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { Icon } from '../../text/icon.tsx'
import { Name } from '../../text/name.tsx'
import type { PlanChoices } from './plan-choices.ts'

type Work = PlanChoices['works'][number]

/** So many works are in sight; the rest is one touch or a few letters away. */
const SHOWN_AT_FIRST = 6

/** Works with places: those with the most first, all under a fold, found by a few letters where a script runs. */
export function WorkChoice({ works }: { works: Work[] }) {
  const { t } = useTranslation('plan')
  const isReady = useIsReady()
  const { value, errors } = useFieldState('workIds')
  // Kept as it was at first, so that nothing jumps while ticking.
  const [tickedAtFirst] = useState(() => [value ?? []].flat())
  const [ticked, setTicked] = useState(tickedAtFirst)
  const [text, setText] = useState('')
  const wanted = foldSearchText(text)
  const matches = (work: Work) => wordsOf(work).some((word) => word.includes(wanted))
  const ordered = works.toSorted((a, b) => Number(tickedAtFirst.includes(b.id)) - Number(tickedAtFirst.includes(a.id)))
  const cut = Math.max(SHOWN_AT_FIRST, tickedAtFirst.length)
  const tick = ({ target }: ChangeEvent<HTMLInputElement>) =>
    setTicked((before) => (target.checked ? [...before, target.value] : before.filter((id) => id !== target.value)))
  const card = (work: Work) => (
    <WorkCard
      key={work.id}
      work={work}
      isChosen={tickedAtFirst.includes(work.id)}
      isHidden={wanted !== '' && !matches(work)}
      onChange={tick}
    />
  )
  return (
    <ChoiceFrame name="workIds" label={t('works')} hint={t('works_hint')}>
      {isReady ? (
        <>
          <WorkSearch text={text} found={works.filter(matches).length} onText={setText} />
          <TickedWorks works={works.filter(({ id }) => ticked.includes(id))} />
        </>
      ) : null}
      <div className={CHOICE_COLUMNS}>{ordered.slice(0, cut).map(card)}</div>
      {works.length > cut ? (
        <details open={wanted !== '' || errors.length > 0} className="mt-2">
          <summary className={`w-fit py-2.5 text-accent ${wanted === '' ? '' : 'sr-only'}`}>
            {t('works_all', { count: works.length })}
          </summary>
          <div className={CHOICE_COLUMNS}>{ordered.slice(cut).map(card)}</div>
        </details>
      ) : null}
    </ChoiceFrame>
  )
}

function WorkCard({
  work,
  ...card
}: {
  work: Work
  isChosen: boolean
  isHidden: boolean
  onChange: (event: ChangeEvent<HTMLInputElement>) => void
}) {
  const { t } = useTranslation('plan')
  const isShort = shownName(work.names, useLanguage()).text.length < 24
  return (
    <ChoiceCard
      {...card}
      name="workIds"
      type="checkbox"
      value={work.id}
      label={<Name names={work.names} withOther={isShort} />}
      hint={t('work_count', { count: work.placeCount })}
    />
  )
}

function WorkSearch({ text, found, onText }: { text: string; found: number; onText: (text: string) => void }) {
  const { t } = useTranslation('plan')
  return (
    <div className="mb-3 max-w-md">
      <label className="relative block">
        <span className="mb-1 block text-sm">{t('work_search')}</span>
        <input
          type="search"
          value={text}
          autoComplete="off"
          className="block w-full rounded-md border border-line-strong bg-surface py-2.5 ps-10 pe-3"
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            // It narrows a list; the form is sent by its button.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
        <Icon name="search" className="pointer-events-none absolute start-3 bottom-3.5 size-5 text-ink-soft" />
      </label>
      <p role="status" className={text.trim() === '' ? 'sr-only' : 'mt-1 text-ink-soft text-sm'}>
        {text.trim() === '' ? '' : t('works_found', { count: found })}
      </p>
    </div>
  )
}

/** What is ticked, in sight wherever its card is; a touch takes it away. */
function TickedWorks({ works }: { works: Work[] }) {
  const { t } = useTranslation('plan')
  const language = useLanguage()
  if (works.length === 0) return null
  return (
    <ul className="mb-3 flex flex-wrap gap-2" aria-label={t('works_ticked')}>
      {works.map(({ id, names }) => (
        <li key={id}>
          <button
            type="button"
            className="flex min-h-9 items-center gap-1.5 rounded-full border border-accent bg-accent-wash ps-3.5 pe-2.5 text-sm"
            aria-label={t('work_remove', { name: shownName(names, language).text })}
            onClick={() =>
              document.querySelector<HTMLInputElement>(`[name=workIds][value="${CSS.escape(id)}"]`)?.click()
            }
          >
            <Name names={names} />
            <Icon name="close" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function wordsOf({ names }: Work): string[] {
  return [names.ja, names.en, names.reading].flatMap((name) => (name ? [foldSearchText(name)] : []))
}
