/** The map's colours: paper by day, indigo by night. WebGL can't read CSS variables, so they are told again here. */
export interface MapPalette {
  sea: string
  land: string
  border: string
  rail: string
  text: string
  halo: string
  dot: string
  accent: string
  onDay: string
  days: readonly string[]
}

const PAPER: MapPalette = {
  sea: '#c9dce4',
  land: '#fbf9f4',
  border: '#cfc6b4',
  rail: '#a39a8a',
  text: '#5b554b',
  halo: '#fbf9f4',
  dot: '#8c8471',
  accent: '#b3341f',
  onDay: '#ffffff',
  days: ['#a3341f', '#1d5a99', '#2f7d4f', '#7a3f96', '#96600a', '#0d7480', '#5d5348'],
}

const INDIGO: MapPalette = {
  sea: '#0a1a2c',
  land: '#1c2038',
  border: '#3f4668',
  rail: '#596188',
  text: '#b9bccb',
  halo: '#14172a',
  dot: '#7d85a8',
  accent: '#ff8f75',
  onDay: '#14172a',
  days: ['#ff9d86', '#7db8ff', '#8be0ae', '#d7a6f0', '#ffcf70', '#74dbe6', '#d3c7b8'],
}

/** The palette that the page shows now: the visitor's own choice before the system's. */
export function currentPalette(): MapPalette {
  const chosen = document.documentElement.dataset.theme
  const isDark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  return isDark ? INDIGO : PAPER
}

/** Calls when the palette may have changed; returns how to stop listening. */
export function onPaletteChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const choice = new MutationObserver(changed)
  system.addEventListener('change', changed)
  choice.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    system.removeEventListener('change', changed)
    choice.disconnect()
  }
}

/** The colour of a day, 0 for the first; after seven days they begin again. */
export function dayColour({ days }: MapPalette, dayIndex: number): string {
  return days[dayIndex % days.length]!
}

export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
