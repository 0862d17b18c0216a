import { foldSearchText } from '#app/domain/catalog/search-text.ts'
import type { Database } from '#db/connection.ts'

/** Folds anew the names of what no file of `geo-data` holds any more: places that a board has edited, and tours. */
export async function refoldSearchTexts(trx: Database): Promise<void> {
  const edited = await trx.selectFrom('places').select(['id', 'search_text']).where('version', '>', 1).execute()
  for (const { id, search_text } of edited) {
    const folded = foldSearchText(search_text)
    if (folded !== search_text)
      await trx.updateTable('places').set({ search_text: folded }).where('id', '=', id).execute()
  }
  for (const { id, search_text } of await trx.selectFrom('tours').select(['id', 'search_text']).execute()) {
    const folded = foldSearchText(search_text)
    if (folded !== search_text)
      await trx.updateTable('tours').set({ search_text: folded }).where('id', '=', id).execute()
  }
}
