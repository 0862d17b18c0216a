/** What can be made to go wrong, for tests: each is used up by the calls it hits. */
export interface Fault {
  kind: 'stall' | 'reset_before' | 'reset_after' | 'error_500' | 'lose_webhook' | 'duplicate_webhook' | 'delay_webhook'
  /** How many calls (or webhooks) it hits. */
  times: number
  /** Only calls whose path begins like this. */
  path?: string
  /** For a stall or a delay; copies for a duplicate. */
  amount?: number
}

const WEBHOOK_DELAY_MS = 30

/** The faults that are waiting to happen. */
export class Faults {
  private readonly waiting: Fault[] = []

  add(fault: Fault): void {
    this.waiting.push({ ...fault })
  }

  clear(): void {
    this.waiting.length = 0
  }

  /** The fault that hits a call to the API, if any. */
  takeForCall(path: string): Fault | undefined {
    return this.take((fault) => !fault.kind.endsWith('webhook') && path.startsWith(fault.path ?? '/v1/'))
  }

  webhookCopies(): number {
    if (this.take(({ kind }) => kind === 'lose_webhook')) return 0
    return this.take(({ kind }) => kind === 'duplicate_webhook')?.amount ?? 1
  }

  webhookDelayMs(): number {
    return this.take(({ kind }) => kind === 'delay_webhook')?.amount ?? WEBHOOK_DELAY_MS
  }

  private take(isHit: (fault: Fault) => boolean): Fault | undefined {
    const index = this.waiting.findIndex(isHit)
    if (index < 0) return undefined
    const fault = this.waiting[index]!
    fault.times -= 1
    if (fault.times <= 0) this.waiting.splice(index, 1)
    return fault
  }
}
