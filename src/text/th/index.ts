import { foldedWords, type Language, plainStem } from '../language.ts';

const OWN = `ที่ ใน และ เป็น ของ ได้ มี ว่า ไม่ การ จะ ให้ กับ ก็ แต่ จาก หรือ นี้ นั้น คือ ไป มา แล้ว ด้วย อยู่ ครับ
    ค่ะ คะ นะ เรา ผม ฉัน เขา คุณ มัน ๆ กัน ซึ่ง โดย ถ้า เพราะ อะไร ยังไง อย่างไร เมื่อ ทำไม ใคร ไหน
    เกี่ยวกับ บ้าง`.split(/\s+/);

/** Thai. */
export const thai: Language = {
  code: 'th',
  load: () => ({ stem: plainStem, stopWords: foldedWords([...OWN]) }),
};
