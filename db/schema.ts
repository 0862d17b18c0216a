import type { Insertable, Selectable, Updateable } from 'kysely'
import type * as bookings from './schema/bookings.ts'
import type * as catalog from './schema/catalog.ts'
import type * as imports from './schema/imports.ts'
import type * as merges from './schema/merges.ts'
import type * as optOuts from './schema/opt-outs.ts'
import type * as people from './schema/people.ts'
import type * as resellers from './schema/resellers.ts'
import type * as search from './schema/search.ts'
import type * as timetables from './schema/timetables.ts'

/** One line per table. Both engines share these row types: 0/1 for yes and no, unix seconds for instants, JSON as text. */
export interface Schema {
  sources: catalog.SourcesTable
  prefectures: catalog.PrefecturesTable
  municipalities: catalog.MunicipalitiesTable
  areas: catalog.AreasTable
  works: catalog.WorksTable
  places: catalog.PlacesTable
  place_protected_points: catalog.PlaceProtectedPointsTable
  scenes: catalog.ScenesTable
  gi_products: catalog.GiProductsTable
  gi_areas: catalog.GiAreasTable
  dishes: catalog.DishesTable
  names: catalog.NamesTable
  serves: catalog.ServesTable
  place_revisions: catalog.PlaceRevisionsTable
  place_comfort: catalog.PlaceComfortTable
  viewpoints: catalog.ViewpointsTable
  place_merges: merges.PlaceMergesTable
  place_distinctions: merges.PlaceDistinctionsTable
  opt_outs: optOuts.OptOutsTable
  seed_editions: catalog.SeedEditionsTable
  catalog_changes: catalog.CatalogChangesTable

  search_documents: search.SearchDocumentsTable
  map_cells: search.MapCellsTable

  guides: bookings.GuidesTable
  tours: bookings.ToursTable
  tour_links: bookings.TourLinksTable
  tour_options: bookings.TourOptionsTable
  tour_units: bookings.TourUnitsTable
  departures: bookings.DeparturesTable
  call_offs: bookings.CallOffsTable
  bookings: bookings.BookingsTable
  booking_units: bookings.BookingUnitsTable
  booking_events: bookings.BookingEventsTable
  payments: bookings.PaymentsTable
  refunds: bookings.RefundsTable
  stripe_events: bookings.StripeEventsTable
  ledger_accounts: bookings.LedgerAccountsTable
  ledger_postings: bookings.LedgerPostingsTable
  ledger_lines: bookings.LedgerLinesTable
  share_agreements: bookings.ShareAgreementsTable

  resellers: resellers.ResellersTable
  reseller_keys: resellers.ResellerKeysTable
  reseller_bookings: resellers.ResellerBookingsTable

  users: people.UsersTable
  sessions: people.SessionsTable
  credentials: people.CredentialsTable
  verifications: people.VerificationsTable
  user_roles: people.UserRolesTable
  itineraries: people.ItinerariesTable
  itinerary_versions: people.ItineraryVersionsTable
  itinerary_proposals: people.ItineraryProposalsTable
  itinerary_alternatives: people.ItineraryAlternativesTable
  mails: people.MailsTable
  kpi_targets: people.KpiTargetsTable
  rate_limits: people.RateLimitsTable

  imports: imports.ImportsTable
  import_rows: imports.ImportRowsTable
  import_links: imports.ImportLinksTable
  import_uploads: imports.ImportUploadsTable
  import_tasks: imports.ImportTasksTable

  timetable_feeds: timetables.TimetableFeedsTable
  timetable_stops: timetables.TimetableStopsTable
  timetable_transfers: timetables.TimetableTransfersTable
  timetable_lines: timetables.TimetableLinesTable
  timetable_patterns: timetables.TimetablePatternsTable
  timetable_runs: timetables.TimetableRunsTable
  timetable_days: timetables.TimetableDaysTable
}

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>
export type RowPatch<Table extends keyof Schema> = Updateable<Schema[Table]>
