import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../main/text/languages.ts'

describe('detectLanguage', () => {
  it.each([
    ['en', 'The river authority said on Thursday that the wells of the upper valley had run dry.'],
    ['de', 'Die Flussbehörde teilte am Donnerstag mit, dass die Brunnen im oberen Tal versiegt sind.'],
    ['fr', "L'autorité du fleuve a annoncé jeudi que les puits de la haute vallée étaient à sec."],
    ['es', 'La autoridad del río informó el jueves de que los pozos del valle alto se han secado.'],
    ['ru', 'Речное ведомство сообщило в четверг, что колодцы в верхней долине пересохли.'],
    ['uk', 'Річкове відомство повідомило в четвер, що криниці у верхній долині пересохли.'],
    ['ar', 'أعلنت سلطة النهر يوم الخميس أن آبار الوادي العلوي قد جفت تماما هذا الربيع.'],
    ['fa', 'سازمان رودخانه روز پنجشنبه اعلام کرد که چاه‌های دره بالایی خشک شده‌اند.'],
    ['tr', 'Nehir idaresi perşembe günü yukarı vadideki kuyuların kuruduğunu açıkladı.'],
    ['id', 'Pemerintah mengatakan bahwa sumur-sumur di lembah itu telah kering sejak Kamis karena kemarau.'],
    ['ms', 'Kerajaan berkata bahawa telaga-telaga di lembah itu telah kering sejak Khamis kerana kemarau.'],
    ['zh', '河流管理局星期四表示，上游山谷的水井已经干涸。'],
    ['ja', '河川局は木曜日、上流の谷の井戸が枯れたと発表した。'],
    ['ko', '하천청은 목요일 상류 계곡의 우물이 말랐다고 밝혔다.'],
    ['he', 'רשות הנהר הודיעה ביום חמישי שהבארות יבשו'],
    ['el', 'Τα πηγάδια της κοιλάδας στέρεψαν'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language)
  })

  it('says nothing below 40 letters, and nothing of addresses and numbers', () => {
    expect(detectLanguage('Wells run dry').language).toBeNull()
    expect(detectLanguage('').language).toBeNull()
    expect(
      detectLanguage('https://a.example/the-river-authority-said-on-thursday-that-the-wells 12 345 678').language,
    ).toBeNull()
  })
})
