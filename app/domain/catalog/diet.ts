/** What a kitchen can be confirmed to serve; a diet that is not on a place's list is unknown, never "no". */
export const DIETS = ['vegetarian', 'vegan', 'halal', 'no_pork', 'no_seafood', 'gluten_free'] as const
export type Diet = (typeof DIETS)[number]
