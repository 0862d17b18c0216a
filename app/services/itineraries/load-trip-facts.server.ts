import type { Area } from '#app/domain/catalog/area.ts'
import type { Protection } from '#app/domain/catalog/place.ts'
import type { PlanCandidate } from '#app/domain/catalog/plan-candidate.ts'
import { asksForManners } from '#app/domain/catalog/visibility.ts'
import type { Endpoint, Itinerary } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import type { StationTime, TripRequest } from '#app/domain/planner/trip-request.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { accept, type Result } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import * as areasOf from '#db/repositories/areas.ts'
import { boxAround } from '#db/repositories/catalog-filters.ts'
import { findProtections } from '#db/repositories/place-protection.ts'
import * as places from '#db/repositories/places.ts'
import * as works from '#db/repositories/works.ts'
import type { TripFacts } from './assemble-problem.ts'
import { appointmentsOf } from './load-appointments.server.ts'
import { areasOfWorks } from './load-areas-of-works.server.ts'
import { type FieldRefusal, refusal } from './trip-request-schema.ts'

/** A scene further than this from every bed is no day trip; a place that was wished for comes in anyway and says so. */
const REACH_METERS = 60_000

/** Within this of an area's centre a wish is visited from there. */
const FAR_WISH_METERS = 40_000

export interface TripQuestion {
  request: TripRequest
  /** The plan that is to be changed; its stops stay known wherever they are. */
  plan?: Itinerary | null
  /** A place an edit brings in. */
  addedPlaceId?: string | null
  /** A departure that was paid for just now. */
  bookedDepartureId?: string | null
}

/** Everything the catalog knows about a trip, or each field that names what it does not know. */
export async function loadTripFacts(
  context: AppContext,
  question: TripQuestion,
): Promise<Result<TripFacts, FieldRefusal[]>> {
  const { db } = context
  const { request, plan = null } = question
  const named = new Map((await areasOf.findAllByIds(db, areaIdsOf(request))).map((area) => [area.id, area]))
  const unknown = unknownNames(request, named, new Set((await works.findAllByIds(db, request.workIds)).map(idOf)))
  if (unknown.length > 0) return refuseFields(unknown)

  const asked = request.areaIds.map((id) => named.get(id)!)
  const shown = await areasOfWorks(db, request)
  if (!shown.ok) return shown
  const areas = asked.length > 0 ? asked : shown.value.areas
  const beds = [...areas, ...named.values()]
  const placeIds = placeIdsOf(question)
  const found = await candidatesOf(db, request, areas, placeIds)
  const mayCome = acknowledged(question)
  const candidates = found.filter(
    ({ place }) =>
      (placeIds.has(place.id) || isInReach(place.point, beds)) && (!asksForManners(place) || mayCome.has(place.id)),
  )

  const otherAreas = await areasNearFarWishes(db, request, candidates, beds)
  const appointments = await appointmentsOf(context, question)
  const missing = missingWishes(request, plan, candidates)
  // Only whoever has the place in a plan is told what happened to it.
  const protectedSince = plan
    ? await findProtections(
        db,
        missing.map(({ wish }) => wish.placeId),
      )
    : new Map()
  const stations = [stationOf(context, 'arrival', request.arrival), stationOf(context, 'departure', request.departure)]
  const refusals = [
    ...emptyAreas(request, asked, candidates),
    ...(plan ? [] : missing.map(({ index, wish }) => missingRefusal(index, wish, found))),
    ...unacknowledgedAddition(question, found),
    ...appointments.refusals,
    ...stations.flatMap((station) => ('kind' in station ? [station] : [])),
  ]
  if (refusals.length > 0) return refuseFields(refusals)
  const [arrivalStation, departureStation] = stations as [{ endpoint: Endpoint | null }, { endpoint: Endpoint | null }]
  return accept({
    areas,
    nightAreas: named,
    candidates,
    workNames: await workNamesOf(db, candidates),
    otherAreas,
    hubs: hubsOf(context, [...beds, ...otherAreas]),
    arrivalStation: arrivalStation.endpoint,
    departureStation: departureStation.endpoint,
    appointments: appointments.found,
    missingWishes: missing.map(({ wish }) => withCause(wish, protectedSince.get(wish.placeId))),
  })
}

function areaIdsOf(request: TripRequest): string[] {
  return [...new Set([...request.areaIds, ...request.nights.filter((night) => night !== null)])]
}

function unknownNames(request: TripRequest, named: ReadonlyMap<string, Area>, workIds: ReadonlySet<string>) {
  return [
    ...request.areaIds.flatMap((id, at) => (named.has(id) ? [] : [refusal(`areaIds.${at}`, 'area_not_found', { id })])),
    ...request.nights.flatMap((id, at) =>
      id === null || named.has(id) ? [] : [refusal(`nights.${at}`, 'area_not_found', { id })],
    ),
    ...request.workIds.flatMap((id, at) =>
      workIds.has(id) ? [] : [refusal(`workIds.${at}`, 'work_not_found', { id })],
    ),
  ]
}

/** Places that are named, by a wish, the present plan or an edit, come in wherever they are. */
function placeIdsOf({ request, plan, addedPlaceId }: TripQuestion): Set<string> {
  const wished = request.wishes.filter((wish) => wish.importance !== 'never').map((wish) => wish.placeId)
  const planned = plan?.days.flatMap((day) => day.stops.flatMap((stop) => stop.placeId ?? [])) ?? []
  return new Set([...wished, ...planned, ...(addedPlaceId ? [addedPlaceId] : [])])
}

/** What asks visitors for something comes in by a wish or by hand, once that was read; what a plan holds stays in it. */
function acknowledged({ request, plan }: TripQuestion): Set<string> {
  const wished = request.wishes.flatMap((wish) => (wish.acknowledgesManners ? wish.placeId : []))
  const planned = plan?.days.flatMap((day) => day.stops.flatMap((stop) => stop.placeId ?? [])) ?? []
  return new Set([...wished, ...planned])
}

function missingRefusal(
  index: number,
  { placeId }: MissingWish['wish'],
  found: readonly PlanCandidate[],
): FieldRefusal {
  const known = found.find(({ place }) => place.id === placeId)
  if (!known) return refusal(`wishes.${index}.placeId`, 'place_not_found')
  return refusal(`wishes.${index}.placeId`, 'manners_not_acknowledged', { id: placeId })
}

function unacknowledgedAddition(question: TripQuestion, found: readonly PlanCandidate[]): FieldRefusal[] {
  const added = found.find(({ place }) => place.id === question.addedPlaceId)?.place
  if (!added || !asksForManners(added) || acknowledged(question).has(added.id)) return []
  return [refusal('wishes', 'manners_not_acknowledged', { id: added.id })]
}

/** Areas of the catalog are asked by id; a stretch of country around a lone scene has none and is asked by its box. */
async function candidatesOf(
  db: AppContext['db'],
  { workIds }: TripRequest,
  areas: readonly Area[],
  placeIds: ReadonlySet<string>,
): Promise<PlanCandidate[]> {
  const known = areas.filter((area) => area.id !== '').map(idOf)
  const search = { areaIds: known, workIds, placeIds: [...placeIds] }
  const byId = new Map((await places.findPlanCandidates(db, search)).map((each) => [each.place.id, each]))
  for (const { point, radiusMeters } of areas.filter((area) => area.id === '')) {
    const around = await places.findPlanCandidates(db, { bbox: boxAround({ point, radiusMeters }) })
    for (const each of around) byId.set(each.place.id, each)
  }
  return [...byId.values()].sort((a, b) => (a.place.id < b.place.id ? -1 : 1))
}

function isInReach(point: Area['point'], areas: readonly Area[]): boolean {
  return areas.some((area) => distanceMeters(point, area.point) <= Math.max(REACH_METERS, area.radiusMeters))
}

/** An area that was asked for and has nothing inside its circle. */
function emptyAreas(request: TripRequest, asked: readonly Area[], candidates: readonly PlanCandidate[]) {
  return asked
    .filter((area) => !candidates.some(({ place }) => distanceMeters(place.point, area.point) <= area.radiusMeters))
    .map(({ id }) => refusal(`areaIds.${request.areaIds.indexOf(id)}`, 'area_without_places', { id }))
}

type MissingWish = { index: number; wish: PlanningProblem['missingWishes'][number] }

function missingWishes(
  request: TripRequest,
  plan: Itinerary | null,
  candidates: readonly PlanCandidate[],
): MissingWish[] {
  const known = new Set(candidates.map(({ place }) => place.id))
  return request.wishes.flatMap(({ placeId, importance }, index) => {
    if (importance === 'never' || known.has(placeId)) return []
    return [{ index, wish: { placeId, names: namesInPlan(plan, placeId), importance } }]
  })
}

function withCause(wish: MissingWish['wish'], protection: Protection | undefined): MissingWish['wish'] {
  if (protection === 'hidden') return { ...wish, because: 'left_out' }
  return protection === 'closed' ? { ...wish, because: 'closed' } : wish
}

/** A record that was withdrawn is still called what the plan called it. */
function namesInPlan(plan: Itinerary | null, placeId: string): Names {
  const told = [...(plan?.days.flatMap((day) => day.stops) ?? []), ...(plan?.drops ?? [])]
  return told.find((each) => each.placeId === placeId)?.names ?? { ja: placeId, en: null, reading: null }
}

function stationOf(
  { stations }: AppContext,
  field: 'arrival' | 'departure',
  asked: StationTime | null,
): { endpoint: Endpoint | null } | FieldRefusal {
  if (!asked) return { endpoint: null }
  const station = stations.find(asked.stationGroup)
  if (!station) return refusal(`${field}.stationGroup`, 'station_not_found')
  const { names, point } = station
  return { endpoint: { kind: 'station', names, point, areaId: null, stationGroup: asked.stationGroup } }
}

/** Where one would sleep for a wish that is far from every bed. */
async function areasNearFarWishes(
  db: AppContext['db'],
  { wishes }: TripRequest,
  candidates: readonly PlanCandidate[],
  beds: readonly Area[],
): Promise<Area[]> {
  const wished = new Set(wishes.flatMap((wish) => (wish.importance === 'never' ? [] : [wish.placeId])))
  const far = candidates
    .filter(({ place }) => wished.has(place.id))
    .map(({ place }) => place.point)
    .filter((point) => beds.every((bed) => distanceMeters(point, bed.point) > FAR_WISH_METERS))
  if (far.length === 0) return []
  const known = (await areasOf.findAll(db)).filter((area) => beds.every((bed) => bed.id !== area.id))
  return known.filter((area) => far.some((point) => distanceMeters(point, area.point) <= FAR_WISH_METERS))
}

function hubsOf({ stations }: AppContext, areas: readonly Area[]): TripFacts['hubs'] {
  return new Map(
    areas.flatMap(({ stationGroup }) => {
      const station = stations.find(stationGroup)
      return station ? [[stationGroup, { names: station.names, point: station.point }] as const] : []
    }),
  )
}

async function workNamesOf(db: AppContext['db'], candidates: readonly PlanCandidate[]): Promise<Map<string, Names>> {
  const ids = new Set(candidates.flatMap((each) => each.workIds))
  return new Map((await works.findAllByIds(db, [...ids])).map((work) => [work.id, work.names]))
}

function idOf({ id }: { id: string }): string {
  return id
}

function refuseFields(error: FieldRefusal[]): { ok: false; error: FieldRefusal[] } {
  return { ok: false, error }
}
