import * as gl from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { JAPAN_VIEW } from './views.ts'

export interface MapOptions {
  container: HTMLElement
  /** Ours, or the address of another host's. */
  style: gl.StyleSpecification | string
  /** Texts of the controls, by MapLibre's keys. */
  locale: Record<string, string>
  /** The line with the sources' names, and where all of them are told. */
  credit: { text: string; href: string }
  isStill: boolean
}

/** The drawing library with its worker; this file and its CSS are fetched only when a map comes into view. */
export { gl }

/** One map. Throws where the browser has no WebGL. */
export function makeMap({ container, style, locale, credit, isStill }: MapOptions): gl.Map {
  gl.setWorkerUrl(workerUrl)
  const map = new gl.Map({
    container,
    style,
    locale,
    bounds: JAPAN_VIEW,
    attributionControl: false,
    maxZoom: 17,
    reduceMotion: isStill,
    fadeDuration: isStill ? 0 : 200,
    // A page that scrolls must not be caught by its map.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new gl.NavigationControl({ showCompass: false }))
  map.addControl(new gl.ScaleControl(), 'bottom-left')
  map.addControl(new CreditControl(credit), 'bottom-right')
  // Another host's sources name their own authors.
  if (typeof style === 'string') map.addControl(new gl.AttributionControl({ compact: false }), 'bottom-right')
  return map
}

/** A link made of text alone; MapLibre's own attribution wants HTML. */
class CreditControl implements gl.IControl {
  readonly #element: HTMLElement

  constructor({ text, href }: MapOptions['credit']) {
    const link = document.createElement('a')
    link.href = href
    link.textContent = text
    this.#element = document.createElement('div')
    this.#element.className = 'maplibregl-ctrl maplibregl-ctrl-attrib meguri-map-credit'
    this.#element.append(link)
  }

  onAdd() {
    return this.#element
  }

  onRemove() {
    this.#element.remove()
  }
}
