import type * as MapLibre from 'maplibre-gl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useRootData, useUrls } from '../layout/use-page.ts'
import { baseStyle, CROWDS } from './base-style.ts'
import { currentPalette, type MapPalette, onPaletteChange, prefersStillness } from './palette.ts'
import { useMapTexts } from './use-map-texts.ts'
import './map.css'

/** A map whose ground is drawn. A change of colours gives a new one of these, so that what stands on it is drawn again. */
export interface DrawnMap {
  map: MapLibre.Map
  gl: typeof MapLibre
  palette: MapPalette
  isStill: boolean
}

/**
 * The one owner of a map object. Until it comes into view, without JavaScript and without WebGL, its box stands there
 * with words; whatever a map shows must stand in the page as a list too.
 */
export function MapView({
  label,
  onDrawn,
  className = 'h-80 md:h-[28rem]',
  children,
}: {
  label: string
  /** Called with each drawn ground, and with null when it is gone. Keep it stable: a state setter. */
  onDrawn: (drawn: DrawnMap | null) => void
  /** Sets the height: it is fixed from the first paint. */
  className?: string
  /** What floats above the map, e.g. a filter. */
  children?: ReactNode
}) {
  const { t } = useTranslation('map')
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting')
  /** Until the first tiles are there the drawn ground is all sea: a quiet sheet lies over it. */
  const [hasGround, setHasGround] = useState(false)
  const language = useLanguage()
  const creditsHref = useUrls().credits
  const texts = useMapTexts()
  const styleUrl = useRootData()?.mapStyleUrl ?? null

  useEffect(() => {
    const container = box.current
    if (!container) return
    let end = () => {}
    let isGone = false
    const start = async () => {
      try {
        const { makeMap, gl } = await import('./make-map.client.ts')
        if (isGone) return
        const isStill = prefersStillness()
        const ownStyle = () => baseStyle(currentPalette(), language, location.origin)
        const credit = { text: texts.credit, href: creditsHref }
        const map = makeMap({ container, style: styleUrl ?? ownStyle(), locale: texts.locale, credit, isStill })
        // A foreign style that does not come leaves our own ground; one that came stays as it is in the dark.
        let isForeign = styleUrl !== null
        if (isForeign) {
          map.once('error', () => {
            if (map.isStyleLoaded()) return
            isForeign = false
            map.setStyle(ownStyle(), { diff: false })
          })
        }
        map.once('load', () => setHasGround(true))
        // The plan's own lines and pins are cut into tiles as well: they are no ground.
        map.on('sourcedata', ({ tile, source }) => {
          if (tile && source.type !== 'geojson') setHasGround(true)
        })
        map.on('click', CROWDS, ({ lngLat }) => {
          map.easeTo({ center: lngLat, zoom: map.getZoom() + 2, animate: !isStill })
        })
        map.getCanvas().setAttribute('aria-label', label)
        map.on('style.load', () => {
          setState('drawn')
          onDrawn({ map, gl, palette: currentPalette(), isStill })
        })
        const stopListening = onPaletteChange(() => {
          if (!isForeign) map.setStyle(ownStyle(), { diff: false })
        })
        end = () => {
          stopListening()
          onDrawn(null)
          map.remove()
        }
      } catch {
        // No WebGL, or the file did not arrive: the page says so and its list stays.
        if (!isGone) setState('failed')
      }
    }
    const stopWaiting = whenNear(container, () => void start())
    return () => {
      isGone = true
      stopWaiting()
      end()
    }
  }, [label, language, creditsHref, texts, styleUrl, onDrawn])

  return (
    <section
      aria-label={label}
      className={`no-print relative overflow-hidden rounded-lg border border-line bg-sunken ${className}`}
    >
      <div ref={box} className="size-full" />
      {state === 'failed' || hasGround ? null : (
        <div aria-hidden="true" className="pointer-events-none absolute inset-0 bg-sunken" />
      )}
      {state === 'drawn' && hasGround ? null : (
        <div className="pointer-events-none absolute inset-0 grid place-content-center p-6 text-center text-ink-soft text-sm">
          {state === 'failed' ? <p role="status">{t('no_webgl')}</p> : <noscript>{t('no_script')}</noscript>}
          {state === 'drawn' ? <p>{t('loading')}</p> : null}
        </div>
      )}
      {state === 'drawn' ? children : null}
    </section>
  )
}

/** Calls once when an element is about to be seen. */
function whenNear(element: HTMLElement, seen: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      seen()
    },
    { rootMargin: '200px' },
  )
  observer.observe(element)
  return () => observer.disconnect()
}
