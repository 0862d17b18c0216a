import account from '../../locales/en/account.json'
import board from '../../locales/en/board.json'
import booking from '../../locales/en/booking.json'
import catalog from '../../locales/en/catalog.json'
import common from '../../locales/en/common.json'
import credits from '../../locales/en/credits.json'
import errors from '../../locales/en/errors.json'
import guide from '../../locales/en/guide.json'
import home from '../../locales/en/home.json'
import imports from '../../locales/en/imports.json'
import itinerary from '../../locales/en/itinerary.json'
import legal from '../../locales/en/legal.json'
import map from '../../locales/en/map.json'
import operator from '../../locales/en/operator.json'
import plan from '../../locales/en/plan.json'
import tours from '../../locales/en/tours.json'

/** What the browser needs; mails and API texts stay on the server. */
export default {
  common,
  home,
  plan,
  itinerary,
  catalog,
  tours,
  booking,
  account,
  guide,
  board,
  imports,
  map,
  operator,
  errors,
  legal,
  credits,
}
