import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES } from '#app/domain/values/locale.ts'
import { projectRoot } from '#db/project-root.ts'

const SOURCE_LANGUAGE = 'en'
const FOLDER = join(projectRoot(), 'locales')
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other']

/** One text of one language: `booking:hold.expires_in`, without its plural ending. */
interface Entry {
  /** Plural endings that are there, or none. */
  forms: Map<string, string>
}

type Texts = Map<string, Entry>

const breaches = [...checkParity(), ...checkUse()]
for (const breach of breaches) console.error(breach)
if (breaches.length > 0) process.exit(1)
console.log(`${readTexts(SOURCE_LANGUAGE).size} texts in ${LANGUAGES.length} languages`)

/** Every language has the source's keys, with the same placeholders and its own plural forms. */
function checkParity(): string[] {
  const source = readTexts(SOURCE_LANGUAGE)
  return LANGUAGES.flatMap((language) => {
    const texts = readTexts(language)
    const missing = [...source.keys()].filter((key) => !texts.has(key)).map((key) => `${language} ${key} → missing`)
    const extra = [...texts.keys()]
      .filter((key) => !source.has(key))
      .map((key) => `${language} ${key} → not in ${SOURCE_LANGUAGE}`)
    const broken = [...texts].flatMap(([key, entry]) => {
      const original = source.get(key)
      return original
        ? problemsOf(language, key, entry, original).map((problem) => `${language} ${key} → ${problem}`)
        : []
    })
    return [...missing, ...extra, ...broken]
  })
}

function problemsOf(language: string, key: string, entry: Entry, original: Entry): string[] {
  const problems: string[] = []
  const wantsPlural = original.forms.size > 1 || !original.forms.has('')
  const type = key.endsWith('_ordinal') ? 'ordinal' : 'cardinal'
  const categories = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories as string[]
  const wanted = wantsPlural ? categories : ['']
  const absent = wanted.filter((form) => !entry.forms.has(form))
  const needless = [...entry.forms.keys()].filter((form) => !wanted.includes(form) && form !== 'zero')
  if (absent.length > 0) problems.push(`lacks the plural form ${absent.join(', ')}`)
  if (needless.length > 0) problems.push(`has no use for the plural form ${needless.join(', ')}`)
  for (const [form, text] of entry.forms) {
    if (text.trim() === '') problems.push('is empty')
    // "One seat" may leave out the number.
    const [own, theirs] = [placeholdersOf(text, form), placeholdersOf(longest(original), form)]
    if (own !== theirs)
      problems.push(`has ${own || 'no placeholders'} where ${SOURCE_LANGUAGE} has ${theirs || 'none'}`)
  }
  return problems
}

/** Names in `{{…}}` and tags, sorted; `count` may be left out where the form already says it. */
function placeholdersOf(text: string, form: string): string {
  const names = [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1]!)
  const tags = [...text.matchAll(/<(\w+)\s*\/?>/g)].map((match) => `<${match[1]}>`)
  const mayLeaveOutCount = form === 'one' || form === 'zero'
  return [...new Set([...names, ...tags])]
    .filter((name) => !(mayLeaveOutCount && name === 'count'))
    .sort()
    .join(' ')
}

function longest({ forms }: Entry): string {
  return forms.get('other') ?? forms.get('') ?? [...forms.values()][0]!
}

/** Every text is asked for somewhere: by its key, or by a template that could make it. */
function checkUse(): string[] {
  const { exact, templates } = readUses()
  return [...readTexts(SOURCE_LANGUAGE).keys()]
    .filter((key) => {
      const asked = key.replace(/_ordinal$/, '')
      const bare = asked.slice(asked.indexOf(':') + 1)
      return ![asked, bare].some((form) => exact.has(form) || templates.some((template) => template.test(form)))
    })
    .map((key) => `${SOURCE_LANGUAGE} ${key} → nobody asks for it`)
}

function readUses(): { exact: Set<string>; templates: RegExp[] } {
  const exact = new Set<string>()
  const templates = new Set<string>()
  for (const folder of ['app', 'scripts', 'tests']) {
    for (const entry of readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
      for (const match of text.matchAll(/['"`]([\w:.-]+)['"`]/g)) exact.add(match[1]!)
      // `page.${status}.title` asks for whatever fits, if what is written out says enough.
      for (const match of text.matchAll(/`((?:[\w:.-]|\$\{[^}`]*\})+)`/g)) {
        const parts = match[1]!.split(/\$\{[^}]*\}/)
        if (parts.length > 1 && /\w{2}[._]|[._]\w{3}/.test(parts.join('\0')))
          templates.add(parts.map(escaped).join('[\\w.-]+'))
      }
    }
  }
  return { exact, templates: [...templates].map((template) => new RegExp(`^${template}$`)) }
}

function escaped(text: string): string {
  return text.replaceAll(/[.:-]/g, '\\$&')
}

function readTexts(language: string): Texts {
  const texts: Texts = new Map()
  for (const file of readdirSync(join(FOLDER, language)).filter((name) => name.endsWith('.json'))) {
    const namespace = file.replace(/\.json$/, '')
    const tree: unknown = JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8'))
    const leaves = leavesOf(tree, '')
    const paths = new Set(leaves.map(([path]) => path))
    for (const [path, text] of leaves) {
      // `too_many` alone is a name; beside `too_other` it would be a plural form.
      const ending =
        PLURALS.find((form) => path.endsWith(`_${form}`) && paths.has(path.replace(/_[a-z]+$/, '_other'))) ?? ''
      const key = `${namespace}:${ending ? path.slice(0, -ending.length - 1) : path}`
      const entry = texts.get(key) ?? { forms: new Map() }
      entry.forms.set(ending, text)
      texts.set(key, entry)
    }
  }
  return texts
}

function leavesOf(tree: unknown, path: string): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]]
  return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) =>
    leavesOf(value, path ? `${path}.${key}` : key),
  )
}
