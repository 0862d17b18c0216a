/** One stroke set, drawn for this product on a 24 px grid. Icons stand beside words and are silent for screen readers. */
const PATHS = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L20 20',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6.500 8.500c.5-3.300 3-5 6.500-5s6 1.700 6.500 5M15.500 4.300a3.500 3.500 0 0 1 0 6.400m2 4.200c2.200.6 3.600 2.200 4 4.600',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3 15 0 18-3-3-3-15 0-18Z',
  route:
    'M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm12-10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 17h7.5a3 3 0 0 0 0-6h-7a3 3 0 0 1 0-6H16',
  compare: 'M4 5h6.500v14H4zM13.500 5H20v14h-6.500zM6 9h2.500m-2.500 3h2.500m7-3h2.500m-2.500 3h2.500',
  map: 'm4 6 5-2 6 2 5-2v14l-5 2-6-2-5 2V6Zm5-2v14m6-12v14',
  eye: 'M2.500 12c2.300-4.200 5.500-6.300 9.500-6.300s7.200 2.100 9.500 6.300c-2.300 4.200-5.500 6.300-9.500 6.300S4.800 16.200 2.500 12Zm9.500 2.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600Z',
  scene: 'M4 6h16v12H4zM4 10h16M8 6v4m4-4v4m4-4v4',
  meal: 'M4 11h16a8 8 0 0 1-5 7v2H9v-2a8 8 0 0 1-5-7Zm5-7v3m4-3v3',
  tour: 'M6 21V4l12 4-12 5',
  train:
    'M7 4h10a2 2 0 0 1 2 2v8a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V6a2 2 0 0 1 2-2Zm-2 7h14M8.5 14h.01M15.5 14h.01M8 20l1.5-3m6.5 3-1.5-3',
  walk: 'M13 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM9 21l2.5-6L9.5 12l1-5 3.5 1.5L16.5 11M11 8 8 9.5 7 13m4.5 2 3 2.5 1 3.5',
  road: 'M5 16v-4l2-5h10l2 5v4H5Zm0 0v2.5M19 16v2.5M5 12h14M8 14h.01M16 14h.01',
  bed: 'M4 19v-7h16v7M4 16h16M6 12V8a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2',
  trash: 'M5 7h14M10 7V4.5h4V7m-7.5 0 .8 12.5h9.4L17.500 7M10.500 10.500v6m3-6v6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  up: 'M12 19V5m-6 6 6-6 6 6',
  down: 'M12 5v14m-6-6 6 6 6-6',
  sort: 'M8 5v14m-4-4 4 4 4-4M16 19V5m-4 4 4-4 4 4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.500 2',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  warn: 'M12 4 2.800 19.500h18.400L12 4Zm0 6v4.500m0 2.500h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.500M12 8h.01',
  print: 'M7 9V4h10v5M7 18H4V9h16v9h-3M7 14h10v6H7z',
  share: 'M12 15V4m-4 4 4-4 4 4M5 13v6h14v-6',
  download: 'M12 4v11m-4-4 4 4 4-4M5 19h14',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.500V7m8-3.500V7',
  pin: 'M12 21c4-5 6.500-8 6.500-11.500a6.500 6.500 0 1 0-13 0C5.500 13 8 16 12 21Zm0-9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  ticket: 'M4 7h16v3.500a1.500 1.500 0 0 0 0 3V17H4v-3.500a1.500 1.500 0 0 0 0-3V7Zm10 0v10',
  yen: 'm6 4 6 8 6-8M12 12v8m-4-6h8m-8 3h8',
  more: 'M5 12h.01M5.010 12h.01M12 12h.01M12.010 12h.01M19 12h.01M19.010 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`inline-block shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
