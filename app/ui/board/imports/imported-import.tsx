import { useTranslation } from 'react-i18next'
import type { Verdict } from '#app/domain/curation/import/import-row.ts'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink } from '../../form/button.tsx'
import { Notice } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { VerdictCounts } from './verdict-counts.tsx'

const DONE = ['created', 'updated', 'unchanged', 'withdrawn', 'aside'] as const
const UNDONE = ['removed', 'restored', 'kept'] as const

interface Imported {
  id: string
  stage: string
  task: { kind: string; outcome: Record<string, number> | null } | null
  counts: Record<Verdict, number> | null
}

/** What an import did, or that it was taken back, and where to go from here. */
export function ImportedImport({ found, isOperator }: { found: Imported; isOperator: boolean }) {
  const { t } = useTranslation('imports')
  const urls = useUrls()
  const { id, task, counts, stage } = found
  const isUndone = stage === 'undone'
  return (
    <div className="grid gap-6">
      <Notice tone={isUndone ? 'info' : 'good'} role="status" title={t(isUndone ? 'undo.done' : 'imported.done')}>
        {task?.kind === 'apply' && !isUndone ? <DoneLines outcome={task.outcome} /> : null}
        {task?.kind === 'undo' && isUndone ? <UndoLines outcome={task.outcome} /> : null}
        {isUndone ? null : <p>{t('imported.next')}</p>}
      </Notice>
      {counts && !isUndone ? <VerdictCounts id={id} counts={counts} /> : null}
      <div className="flex flex-wrap gap-3">
        {isOperator ? null : <ButtonLink to={urls.boardPlaces}>{t('imported.records')}</ButtonLink>}
        {isUndone ? null : (
          <ButtonLink look="secondary" to={urls.boardImportUndo(id)}>
            {t('imported.undo')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

/** What taking an import back does or did, each figure that is not nought as a line. */
export function UndoLines({ outcome }: { outcome: Record<string, number> | null }) {
  const say = useSay('imports')
  return (
    <ul className="list-disc ps-5 empty:hidden">
      {told(UNDONE, outcome).map(([name, count]) => (
        <li key={name}>{say(`undo.${name}`, { count })}</li>
      ))}
    </ul>
  )
}

function DoneLines({ outcome }: { outcome: Record<string, number> | null }) {
  const say = useSay('imports')
  return (
    <ul className="list-disc ps-5 empty:hidden">
      {told(DONE, outcome).map(([name, count]) => (
        <li key={name}>{say(`imported.${name}`, { count })}</li>
      ))}
    </ul>
  )
}

function told(names: readonly string[], outcome: Record<string, number> | null): [string, number][] {
  return names.flatMap((name): [string, number][] => (outcome?.[name] ? [[name, outcome[name]]] : []))
}
