import { openZip, type Zip } from '../zip.ts'

/** The tables of a feed's zip. */
export type FeedZip = Zip

export function openFeedZip(path: string): Promise<FeedZip> {
  return openZip(path, /\.txt$/)
}
