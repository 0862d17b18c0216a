/** Frequent signs of names that the traditional script has and the simplified one writes otherwise. */
const TRADITIONAL = new Set(
  '橋園館東車鐵門龍島溫灣濱縣區廣場樓總國學會觀鄉鳥龜齋禪舊聖醫藝術術廳鎮號線陽陰見覽銀錢貝頁風飛馬魚麥黃點齊齒臺檜澤邊驛櫻獅濟縱綠紅紙細經織給絕統絲約紀級納純紗紛紡緣練緒編緞總績織續纜後書師帶幣應廟張彌徑從復慶憲應懷戰戲戶執報擇據舉歷歸殺毀氣決沒漢滿漁潔濕瀧瀨無煙熱燈營爺牆狀獨獲獎環現產畫當發盜盡監眾碼確礦禮種積穩窮竊競筆節範築簡糧純紋'.split(
    '',
  ),
)

/** Whether a Chinese name that does not say its script is surely in the traditional one. */
export function hasTraditional(name: string): boolean {
  for (const sign of name) if (TRADITIONAL.has(sign)) return true
  return false
}
