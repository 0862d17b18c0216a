import { expect, test } from 'vitest'
import { readPastedPoint } from './pasted-point.ts'

const UJI = { lat: 34.8892, lng: 135.8077 }

test.each([
  '34.8892, 135.8077',
  '34.8892,135.8077',
  '135.8077 34.8892',
  '北緯34.8892度 東経135.8077度',
  '34°53′21.12″N 135°48′27.72″E',
  '３４．８８９２，１３５．８０７７',
  'geo:34.8892,135.8077?z=17',
  'https://www.google.com/maps/@34.8892,135.8077,17z',
  'https://www.google.co.jp/maps/place/Uji/@34.9,135.7,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d34.8892!4d135.8077',
  'https://maps.google.com/?q=34.8892,135.8077',
  'https://www.google.com/maps/search/?api=1&query=34.8892%2C135.8077',
  'https://www.google.com/maps/search/34.8892,+135.8077',
  'https://maps.apple.com/?ll=34.8892,135.8077&q=Pin',
  'https://maps.apple.com/place?coordinate=34.8892,135.8077&name=Pin',
  'https://www.openstreetmap.org/#map=17/34.8892/135.8077',
  'https://www.openstreetmap.org/?mlat=34.8892&mlon=135.8077#map=5/30.0/130.0',
  'https://maps.gsi.go.jp/#17/34.8892/135.8077/&base=std',
])('%s is a point', (text) => {
  expect(readPastedPoint(text)).toEqual({ kind: 'point', point: UJI })
})

test.each(['https://maps.app.goo.gl/AbCdEf123', 'https://example.test/', 'https://maps.google.com/?q=48.8584,2.2945'])(
  '%s is a link that says no point in Japan',
  (text) => {
    expect(readPastedPoint(text)).toEqual({ kind: 'link_without_point' })
  },
)

test.each(['', '宇治', 'Route 66', '2024', '7-Eleven 2, 3', '48.8584, 2.2945', 'K-On! 2', '1,2,3', '3'.repeat(9999)])(
  '%s is words',
  (text) => {
    expect(readPastedPoint(text)).toBeNull()
  },
)
