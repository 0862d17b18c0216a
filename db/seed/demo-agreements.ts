import type { NewRow } from '#db/schema.ts'
import type { DemoTour } from './demo-records.ts'

const PLATFORM_BASIS_POINTS = 1000
const REGION_FUND_BASIS_POINTS = 500
const VALID_FROM = '2026-01-01'
const NOTE = 'Sample: an invented agreement for a fictional tour / 見本'

/** Who shares in a sample tour: 10 % for the platform and 5 % for the region's fund, for this tour alone. */
export function agreementsOf({ id, prefecture_code }: DemoTour): NewRow<'share_agreements'>[] {
  const common = { tour_id: id, prefecture_code: null, valid_from: VALID_FROM, valid_until: null, note: NOTE }
  return [
    {
      ...common,
      id: `${id}-platform`,
      account_kind: 'platform',
      owner_id: 'platform',
      basis_points: PLATFORM_BASIS_POINTS,
    },
    {
      ...common,
      id: `${id}-region-fund`,
      account_kind: 'region_fund',
      owner_id: prefecture_code,
      basis_points: REGION_FUND_BASIS_POINTS,
    },
  ]
}
