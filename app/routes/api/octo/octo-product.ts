import type { CancellationPolicy } from '#app/domain/booking/cancellation-policy.ts'
import { MAX_PARTY } from '#app/domain/tours/pricing.ts'
import type { Tour, TourOption, TourUnit } from '#app/domain/tours/tour.ts'

/** A published tour in the words of OCTO's core schema. Amounts of time and money stay what they are: hours, whole yen. */
export function octoProduct(tour: Tour, options: readonly TourOption[], policy: CancellationPolicy) {
  return {
    id: tour.id,
    internalName: tour.title.en ?? tour.title.ja,
    reference: null,
    locale: 'en',
    timeZone: 'Asia/Tokyo',
    allowFreesale: false,
    instantConfirmation: true,
    instantDelivery: true,
    availabilityRequired: true,
    availabilityType: 'START_TIME',
    deliveryFormats: ['QRCODE'],
    deliveryMethods: ['VOUCHER'],
    redemptionMethod: 'DIGITAL',
    options: options.map((option) => octoOption(option, policy)),
  }
}

function octoOption(option: TourOption, policy: CancellationPolicy) {
  // OCTO knows one cut-off: the last moment at which anything comes back.
  const cutoffHours = Math.min(...policy.tiers.map((tier) => tier.beforeStartSeconds)) / 3600
  return {
    id: option.id,
    default: option.isDefault,
    internalName: option.names.en ?? option.names.ja,
    reference: null,
    // Starts differ by day; the availability tells them.
    availabilityLocalStartTimes: [] as string[],
    cancellationCutoff: `${cutoffHours} hours`,
    cancellationCutoffAmount: cutoffHours,
    cancellationCutoffUnit: 'hour',
    requiredContactFields: ['firstName', 'lastName', 'emailAddress'],
    restrictions: { minUnits: 1, maxUnits: MAX_PARTY },
    units: option.units.map((unit) => octoUnit(unit, option.units)),
  }
}

const UNIT_TYPES: Record<TourUnit['kind'], string> = {
  adult: 'ADULT',
  child: 'CHILD',
  infant: 'INFANT',
  family: 'FAMILY',
}

function octoUnit(unit: TourUnit, all: readonly TourUnit[]) {
  // Nobody comes without an adult; a family pack has one.
  const isAccompanied = unit.kind === 'child' || unit.kind === 'infant'
  return {
    id: unit.id,
    internalName: unit.kind,
    reference: null,
    type: UNIT_TYPES[unit.kind],
    requiredContactFields: [] as string[],
    restrictions: {
      minAge: unit.minAge,
      maxAge: unit.maxAge ?? 100,
      idRequired: false,
      minQuantity: null,
      maxQuantity: null,
      paxCount: unit.seats,
      accompaniedBy: isAccompanied
        ? all.filter(({ kind }) => kind === 'adult' || kind === 'family').map(({ id }) => id)
        : [],
    },
  }
}
