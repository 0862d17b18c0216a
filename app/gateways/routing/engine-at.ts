import { type AskJson, jsonAsker } from './ask-json.ts'
import type { RoutingEngine } from './engine.ts'
import { motisEngine } from './motis.ts'
import { osrmEngine } from './osrm.ts'
import { otpEngine } from './otp.ts'
import { valhallaEngine } from './valhalla.ts'

const ENGINES: Record<RoutingEngine['name'], (base: string, ask: AskJson) => RoutingEngine> = {
  osrm: osrmEngine,
  valhalla: valhallaEngine,
  motis: motisEngine,
  otp: otpEngine,
}

/** The engine of a kind behind an address, with one breaker for all that is asked of it. */
export function engineAt(
  { url, kind }: { url: string; kind: RoutingEngine['name'] },
  ask = jsonAsker(),
): RoutingEngine {
  return ENGINES[kind](url.replace(/\/+$/, ''), ask)
}
