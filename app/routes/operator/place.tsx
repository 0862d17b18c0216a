import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { ProtectionSection } from '#app/ui/board/protection-section.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as places from '#db/repositories/places-for-board.ts'
import { changeProtection, protectionValues } from '../board/protection-form.server.ts'

/** The operator protects any place; everything else of it is its board's. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const place = await places.findByIdForBoard(context.db, params.id!)
  if (!place) throw new Response(null, { status: 404 })
  const isSecret = await places.isPointProtected(context.db, place.id)
  return {
    title: pageWords(params).t('operator:opt_outs.protect'),
    wasSaved: new URL(request.url).searchParams.has('saved'),
    place: { id: place.id, names: place.names },
    values: protectionValues(place, isSecret),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'operator')
  const placeId = params.id!
  const refused = await changeProtection(context, { placeId, author: user, typed: await request.formData() })
  if (!refused) return redirect(`${pageWords(params).urls.operatorPlace(placeId)}?saved`, 303)
  if (refused.refused?.kind === 'place_not_found') throw new Response(null, { status: 404 })
  return data(refused, { status: refused.status })
}

export const meta = privateMeta

export default function OperatorPlace() {
  const { t } = useTranslation('operator')
  const { t: board } = useTranslation('board')
  const { place, values, wasSaved } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  const urls = useUrls()
  return (
    <Container>
      <PageHeading title={<Name names={place.names} withOther />} />
      <OperatorNav />
      <p className="mb-6">
        <Link to={urls.operatorOptOuts}>{t('opt_outs.title')}</Link>
      </p>
      {wasSaved && !answered ? <Notice tone="good" role="status" title={board('place.saved')} /> : null}
      <ProtectionSection
        key={JSON.stringify(values)}
        form={answered?.form ?? { values, errors: {} }}
        refused={answered?.refused ?? null}
      />
    </Container>
  )
}
