import { useTranslation } from 'react-i18next'

/** What the error summary calls each field: as the form does. */
export function useFieldLabels(): Record<string, string> {
  const { t } = useTranslation('plan')
  return {
    firstDay: t('first_day'),
    lastDay: t('last_day'),
    areaIds: t('areas'),
    workIds: t('works'),
    interests: t('interests'),
    adults: t('adults'),
    childAges: t('child_ages'),
    pace: t('pace.label'),
    mustPlaceIds: t('must'),
    departureIds: t('tours'),
    diets: t('diets'),
    nights: t('nights'),
    arrivalStation: t('arrival_station'),
    arrivalTime: t('arrival_time'),
    departureStation: t('departure_station'),
    departureTime: t('departure_time'),
    travelMode: t('travel_mode.label'),
    walkLimitMeters: t('walk_limit'),
    budgetYen: t('budget'),
  }
}
