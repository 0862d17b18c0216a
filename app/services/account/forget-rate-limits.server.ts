import type { AppContext } from '#app/services/app-context.ts'
import * as limits from '#db/repositories/rate-limits.ts'

/** Takes away the counts whose time is over: what somebody did is kept no longer than it limits them. */
export function forgetRateLimits({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<number> {
  return limits.deleteOver(db, now())
}
