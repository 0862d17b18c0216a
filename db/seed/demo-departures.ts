import { addDays, instantOf, type LocalDate, weekday } from '#app/domain/values/time.ts'
import type { NewRow } from '#db/schema.ts'
import { type DemoTour, WEEKDAYS } from './demo-records.ts'

/** The departures of a tour on each of so many days, by its weekly rules; the same day always gives the same ids. */
export function departuresOf(tour: DemoTour, firstDay: LocalDate, days: number): NewRow<'departures'>[] {
  return Array.from({ length: days }, (_, index) => addDays(firstDay, index)).flatMap((date) =>
    tour.options.flatMap((option) =>
      option.weekly
        .filter((rule) => rule.days.includes(WEEKDAYS[weekday(date)]!))
        .map((rule) => {
          const localStart = `${date}T${rule.start}`
          const startsAt = instantOf(localStart)
          return {
            id: `${option.id}-${localStart.replaceAll(/[-:]/g, '')}`,
            option_id: option.id,
            guide_id: tour.guide_id,
            local_start: localStart,
            starts_at: startsAt,
            ends_at: startsAt + tour.duration_minutes * 60,
            seats_total: rule.seats,
            status: 'open' as const,
            is_sample: 1 as const,
          }
        }),
    ),
  )
}
