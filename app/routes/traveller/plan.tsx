import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#app/domain/values/locale.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { findUser } from '#app/http/session.server.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import type { FieldRefusal } from '#app/services/itineraries/trip-request-schema.ts'
import type { FormState } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { PlanForm } from '#app/ui/itinerary/plan-form/plan-form.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { urlsFor } from '#app/urls.ts'
import { describedStations, loadPlanChoices, prefilledForm } from './plan-choices.server.ts'
import { formStateOf, resolveStations, type StationChoices, withoutSurplusNights } from './plan-form.server.ts'
import { planAsTyped } from './plan-typed.server.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const form = await prefilledForm(context, new URL(request.url).searchParams, params.lang!)
  const choices = await loadPlanChoices(context, idsIn(form))
  return { title: sayWith(translateFor(params.lang as Language))('plan:title'), form, choices }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }]

export async function action({ params, request, context }: ActionFunctionArgs) {
  const typed = await request.formData()
  const answer = (choices: StationChoices, refusals: readonly FieldRefusal[], status: number, isBusy = false) =>
    answerWith(context, { typed, refusals, choices, status, isBusy })
  if (typed.get('intent') === 'find_places') {
    return answer(resolveStations(withoutSurplusNights(typed), context.stations).choices, [], 200)
  }
  const userId = (await findUser(request, context))?.id
  const asked = await planAsTyped(context, { typed, language: params.lang!, userId })
  if (asked.kind === 'planned') return redirect(urlsFor(params.lang!).itinerary(asked.id), 303)
  if (asked.kind === 'fields') return answer(asked.choices, asked.refusals, 422)
  return answer(asked.choices, [], statusOfRefusal(asked), true)
}

export default function Plan() {
  const { t } = useTranslation('plan')
  const loaded = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  return (
    <Container>
      <PageHeading title={t('title')} lead={t('lead')} />
      <PlanForm
        form={answered?.form ?? loaded.form}
        choices={answered?.choices ?? loaded.choices}
        stations={answered?.stations ?? {}}
        isBusy={answered?.isBusy ?? false}
        isAnswer={answered !== undefined}
      />
    </Container>
  )
}

async function answerWith(
  context: ActionFunctionArgs['context'],
  {
    typed,
    refusals,
    choices,
    status,
    isBusy,
  }: {
    typed: FormData
    refusals: readonly FieldRefusal[]
    choices: StationChoices
    status: number
    isBusy: boolean
  },
) {
  const form = formStateOf(typed, refusals)
  const wishSearch = String(typed.get('wishSearch') ?? '').slice(0, 80)
  const { arrivalStation, departureStation } = choices
  return data(
    {
      form,
      isBusy,
      choices: await loadPlanChoices(context, { ...idsIn(form), wishSearch }),
      stations: {
        arrivalStation: arrivalStation && (await describedStations(context.db, arrivalStation)),
        departureStation: departureStation && (await describedStations(context.db, departureStation)),
      },
    },
    { status },
  )
}

function idsIn({ values }: FormState) {
  return { placeIds: [values.mustPlaceIds ?? []].flat(), departureIds: [values.departureIds ?? []].flat() }
}
