import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** What the map's own controls say, by MapLibre's keys, and its credit line. */
export function useMapTexts() {
  const { t } = useTranslation('map')
  return useMemo(
    () => ({
      credit: t('credit'),
      locale: {
        'Map.Title': t('title'),
        'NavigationControl.ZoomIn': t('zoom_in'),
        'NavigationControl.ZoomOut': t('zoom_out'),
        'Popup.Close': t('close'),
        'Marker.Title': t('marker'),
        'ScaleControl.Meters': t('meters'),
        'ScaleControl.Kilometers': t('kilometers'),
        'CooperativeGesturesHandler.WindowsHelpText': t('gesture_ctrl'),
        'CooperativeGesturesHandler.MacHelpText': t('gesture_command'),
        'CooperativeGesturesHandler.MobileHelpText': t('gesture_touch'),
      },
    }),
    [t],
  )
}
