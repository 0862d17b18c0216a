/** What the list and the map know of each other: which stop is pointed at, which one was chosen. */
export interface StopLink {
  hovered: string | null
  selected: string | null
  /** Pointed at in the list: the map lights its pin. */
  hover: (stopId: string | null) => void
  /** Chosen in the list: the map goes there. Null until the page's script runs. */
  show: ((stopId: string) => void) | null
}
