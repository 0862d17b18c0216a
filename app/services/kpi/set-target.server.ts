import type { Target } from '#app/domain/kpi/measure.ts'
import * as kpi from '#db/repositories/kpi.ts'
import type { AppContext } from '../app-context.ts'

/** Writes down what a board wants to reach; targets are never changed, a better one is set beside it. */
export async function setTarget(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { target, authorId }: { target: Omit<Target, 'id'>; authorId: string },
): Promise<void> {
  await kpi.insertTarget(db, {
    id: newId(),
    prefecture_code: target.prefectureCode,
    measure: target.measure,
    from_day: target.fromDay,
    until_day: target.untilDay,
    target: target.target,
    author_id: authorId,
    created_at: now(),
  })
}
