import { describe, expect, it } from 'vitest'
import type { RailStation } from '#app/domain/planner/travel/rail-data.ts'
import { stationDirectory } from './station-directory.ts'

const station = (group: string, nameJa: string, nameEn: string | null, lineId: string, lat = 35): RailStation => ({
  id: `${group}-${lineId}`,
  group,
  nameJa,
  nameEn,
  lat,
  lng: 135,
  lineId,
})
const stations = stationDirectory([
  station('g1', '京都', 'Kyoto', 'jr', 35),
  station('g1', '京都', null, 'subway', 36),
  station('g2', '京都河原町', 'Kyoto-kawaramachi', 'hankyu'),
  station('g3', '東京', 'Tōkyō', 'jr'),
  station('g4', '京都', null, 'small'),
])
const groups = (text: string, limit = 10) => stations.search(text, limit).map(({ group }) => group)

describe('the directory of stations', () => {
  it('joins the lines of one station', () => {
    expect(stations.find('g1')).toMatchObject({
      names: { ja: '京都', en: 'Kyoto' },
      lineCount: 2,
      point: { lat: 35.5 },
    })
    expect(stations.find('g9')).toBeUndefined()
  })

  it('puts the whole name first, and of two the larger station', () => {
    expect(groups('京都')).toEqual(['g1', 'g4', 'g2'])
    expect(groups('京都駅')).toEqual(['g1', 'g4', 'g2'])
    expect(groups('kyoto station')).toEqual(['g1', 'g2'])
    expect(groups('京都', 1)).toEqual(['g1'])
  })

  it('finds names however they are typed', () => {
    expect(groups('ＴＯＫＹＯ')).toEqual(['g3'])
    expect(groups('kawara')).toEqual(['g2'])
    expect(groups('')).toEqual([])
    expect(groups('nowhere')).toEqual([])
  })
})
