// First the listener that helps badly, then the worker itself; in which way says the address behind its question mark.
import { chosen } from './poor-help.ts'
import '../worker.ts'

chosen.way = new URL(import.meta.url).search.slice(1)
