import type { LoaderFunctionArgs } from '@remix-run/node'
import { pageWorks } from '#db/repositories/catalog-pages.ts'
import * as names from '#db/repositories/names.ts'
import * as scenes from '#db/repositories/scenes.ts'
import * as works from '#db/repositories/works.ts'
import { inOrder, listAnswer } from './list-answer.ts'
import { PAGED_PARAMETERS } from './operations.ts'
import type { WorkItem } from './schemas/catalog.ts'

export function loader(args: LoaderFunctionArgs) {
  const { db } = args.context
  return listAnswer(
    args,
    PAGED_PARAMETERS,
    'items',
    (_query, page) => pageWorks(db, page),
    async (ids, { href, name, source }): Promise<WorkItem[]> => {
      const others = await names.findAllBySubjects(db, 'work', ids)
      const counts = await scenes.countPlacesByWork(db)
      return inOrder(ids, await works.findAllByIds(db, ids)).map((work) => ({
        id: work.id,
        ...name(work.names),
        otherNames: others.get(work.id) ?? [],
        kind: work.kind,
        year: work.year,
        placeCount: counts.get(work.id) ?? 0,
        source: source(work.sourceKey),
        url: href((urls) => urls.work(work)),
      }))
    },
  )
}
