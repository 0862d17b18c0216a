import { expect, test } from 'vitest'
import { decideEntry, type Room } from './decide-entry.ts'
import { sameSitePath } from './same-site-path.ts'
import { isInRegionOf } from './scope.ts'
import type { Role, User } from './user.ts'

const kyoto: Role = { kind: 'board', prefectureCode: '26', municipalityCode: null }
const numazu: Role = { kind: 'board', prefectureCode: '22', municipalityCode: '22203' }
const guide: Role = { kind: 'guide', guideId: 'guide-1' }
const operator: Role = { kind: 'operator' }

function personWith(...roles: Role[]): User {
  return { id: 'user-1', name: 'Sam', email: 'sam@example.test', roles }
}

const people = {
  anonymous: undefined,
  visitor: personWith(),
  guide: personWith(guide),
  board: personWith(kyoto),
  operator: personWith(operator),
  guideAndBoard: personWith(guide, numazu),
}

test.each<[keyof typeof people, Room[]]>([
  ['anonymous', []],
  ['visitor', ['account']],
  ['guide', ['account', 'guide']],
  ['board', ['account', 'board']],
  ['operator', ['account', 'operator']],
  ['guideAndBoard', ['account', 'guide', 'board']],
])('%s enters %j and nothing else', (who, open) => {
  const rooms: Room[] = ['account', 'guide', 'board', 'operator']
  const entries = rooms.filter((room) => decideEntry(people[who], room) === 'open')
  expect(entries).toEqual(open)
})

test('who is anonymous is asked to sign in, who has another role finds nothing', () => {
  expect(decideEntry(undefined, 'board')).toBe('sign_in')
  expect(decideEntry(people.operator, 'board')).toBe('absent')
})

test('a board of a prefecture has all of it, one of a town has the town alone', () => {
  const numazuPlace = { prefectureCode: '22', municipalityCode: '22203' }
  expect(isInRegionOf(numazu, numazuPlace)).toBe(true)
  expect(isInRegionOf(numazu, { prefectureCode: '22', municipalityCode: '22205' })).toBe(false)
  expect(isInRegionOf(numazu, { prefectureCode: '22', municipalityCode: null })).toBe(false)
  expect(isInRegionOf(kyoto, { prefectureCode: '26', municipalityCode: '26204' })).toBe(true)
  expect(isInRegionOf(kyoto, { prefectureCode: '26', municipalityCode: null })).toBe(true)
  expect(isInRegionOf(kyoto, numazuPlace)).toBe(false)
})

test.each(['/en/account', '/ja/board/places?q=%E5%AE%87', '/'])('%s is a way on', (path) => {
  expect(sameSitePath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/a\\b',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  ' /en',
  '',
  null,
  undefined,
  `/${'a'.repeat(500)}`,
])('%j is no way on', (path) => {
  expect(sameSitePath(path)).toBeUndefined()
})
