import account from '../../locales/ja/account.json'
import board from '../../locales/ja/board.json'
import booking from '../../locales/ja/booking.json'
import catalog from '../../locales/ja/catalog.json'
import common from '../../locales/ja/common.json'
import credits from '../../locales/ja/credits.json'
import errors from '../../locales/ja/errors.json'
import guide from '../../locales/ja/guide.json'
import home from '../../locales/ja/home.json'
import imports from '../../locales/ja/imports.json'
import itinerary from '../../locales/ja/itinerary.json'
import legal from '../../locales/ja/legal.json'
import map from '../../locales/ja/map.json'
import operator from '../../locales/ja/operator.json'
import plan from '../../locales/ja/plan.json'
import tours from '../../locales/ja/tours.json'

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
