/**
 * Our categories with the words of the registers' own classes that mean them; the first that fits counts, so that the
 * narrower ones stand before the wider.
 */
export const REGISTER_CATEGORIES: readonly [category: string, words: readonly string[]][] = [
  ['awamori', ['泡盛']],
  ['shochu', ['焼酎', '蒸留酒']],
  ['umeshu', ['梅酒', 'リキュール', '果実酒以外の混成酒']],
  ['wine', ['ぶどう酒', 'ワイン', '果実酒']],
  ['sake', ['清酒', '日本酒']],
  ['dried-fruit', ['干し柿', '干柿', '果実加工品', '乾燥果実']],
  ['pickle-preserved', ['漬物', '野菜加工品']],
  ['noodles', ['麺', 'めん類', 'うどん', 'そうめん']],
  ['seasoning', ['調味料', '香辛料', '食用油脂', '味噌', '酢']],
  ['sweets-sugar', ['菓子', '砂糖']],
  ['soy-bean', ['豆腐', '豆類調整品', '豆類']],
  ['tea', ['茶']],
  ['craft-material', ['い草', 'いぐさ', '生糸', '漆', '畳表', '工芸農作物', '木材', '炭']],
  ['flower', ['花き', '観賞用']],
  ['beef', ['牛肉', '牛']],
  ['poultry', ['鶏', '家きん', '食鳥']],
  ['dairy', ['乳', 'チーズ']],
  ['seafood', ['水産', '魚', '貝', '海藻', 'かに', '昆布']],
  ['fruit', ['果実', 'くだもの', '果物']],
  ['grain-soba-rice', ['穀物', '米', 'そば']],
  ['vegetable', ['野菜', 'いも', 'きのこ']],
]
