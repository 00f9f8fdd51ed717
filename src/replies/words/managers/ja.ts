import { formats } from '../formats.ts';
import type { Managers } from './index.ts';

const { list, count, weekday } = formats('ja');

export const managers = {
  when: {
    everyDay: '毎日',
    mondayToFriday: '月曜日から金曜日',
    weekend: '土曜日と日曜日',
    onWeekdays: (days) => `毎週${list(days.map(weekday))}`,
    onDaysOfMonth: (days, short) =>
      `毎月${list(days.map((day) => (day < 0 ? '末日' : `${day}日`)))}${short ? '（ない月は末日）' : ''}`,
    onWeekdaysOfMonth: (nths, days) =>
      `毎月${list(days.map((day) => `${nths.map((nth) => (nth < 0 ? '最終' : `第${nth}`)).join('・')}${weekday(day)}`))}`,
    at: (days, times, zone) => `${days} ${times}（${zone}）`,
  },
  typedDays: {
    first: '第1, 第一, 最初',
    second: '第2, 第二',
    third: '第3, 第三',
    fourth: '第4, 第四',
    last: '最終, 最後',
    lastDay: '末日, 月末, 最終日',
    every: '',
    day: '',
    ofMonth: '',
    month: '',
    a: '',
    monthly: '毎月1回, 月1回',
    nothing: '毎月, の, は, に, と',
  },
  permissions: {
    'View Channel': 'チャンネルを見る',
    'Send Messages': 'メッセージを送信',
    'Send Messages in Threads': 'スレッドでメッセージを送信',
    'Create Posts': '投稿を作成',
    'Create Public Threads': '公開スレッドの作成',
    'Manage Threads': 'スレッドの管理',
    'Read Message History': 'メッセージ履歴を読む',
    'Attach Files': 'ファイルを添付',
    'Mention Everyone': '@everyone、@here、全てのロールにメンション',
  },
  broken: {
    zone: (zone) => `タイムゾーン「${zone}」はこのマシンでは使えません`,
    time: (time) => `「${time}」は時刻ではありません`,
    weekdays: '曜日がひとつも残っていません',
    monthDays: '毎月の日にちの指定が正しくありません',
    pool: '投稿する内容',
    look: '投稿の見た目',
  },
  place: {
    gone: 'そのチャンネルはもうありません。`/毎日の引用 設定` の `スケジュール` と `チャンネル` で別の場所を選んでください',
    notForPosts: 'テキストチャンネル、スレッド、フォーラムのいずれでもありません',
    needsTag: (tags) => `このフォーラムでは投稿ごとにタグが必要です。\`タグ\` で指定してください（${tags}）`,
    noTags: 'まだひとつもありません',
    noSuchTag: 'このフォーラムにそのタグはありません',
    noHistory: (permission) =>
      `そこでは、私に **${permission}** の権限がありません。投稿中に中断されると、届いたかどうかを確認できません`,
    noPictures: (permission) =>
      `そこでは、私に **${permission}** の権限がありません。投稿は画像なしで、文字だけになります`,
    noThreads: (permissions) => `そこでは、私に ${permissions} の権限がありません。投稿にスレッドが付きません`,
    roleGone: '通知先のロールがもうありません。別のロールを選んでください',
    roleSilent: (role, permission) =>
      `投稿しても${role}に通知されません。ロールの設定で誰でもメンションできるようにするか、そこで私に **${permission}** の権限を付与してください`,
    published: '投稿は、このチャンネルをフォローしているサーバーにも公開されます。',
    notPublished:
      '投稿されるのはこのチャンネルだけです。フォローしているサーバーに届けるには `公開: True` が必要です。',
    publishIdle: '`公開` はここでは効果がありません。フォローできるのはアナウンスチャンネルだけです。',
    threadIdle: '`スレッド` はここでは効果がありません。スレッドの中にスレッドは作れません。',
    archived: 'スレッドはアーカイブされています。最初の投稿で再び開きます。',
    unchecked: 'そこでの権限を確認できませんでした。念のため、テストを送ってください。',
  },
  pool: {
    from: (shows) => `番組：${shows}`,
    by: (people) => `話し手：${people}`,
    about: (topics) => `話題：${topics}`,
    whole: 'アーカイブ全体から',
    onlyThatDay: (quotes) => `${quotes}（過去の年の同じ日に公開されたエピソードのみ）`,
    thatDayFirst: (quotes) => `${quotes}（過去の年の同じ日に公開されたエピソードを優先）`,
    savedFirst: (quotes) => `${quotes}（ここでメンバーが保存したものを優先）`,
    bothFirst: (quotes) =>
      `${quotes}（過去の年の同じ日に公開されたエピソード、次にここでメンバーが保存したものを優先）`,
  },
  schedule: {
    paused: '一時停止中',
    pausedGoesOn: '一時停止中です。`/毎日の引用 再開` で再開します。',
    nextTry: (when) => `次の再試行：${when}`,
    nextPost: (when) => `次の投稿：${when}`,
    nextIn: (next, channel) => `${next}、${channel}`,
    nothingFor: (next, why) => `${next}。ただし、投稿できるものがありません：${why}`,
    notifies: (role) => `${role}に通知`,
    titled: (title) => `タイトル「${title}」`,
    templated: '引用の前後に独自の文',
    coloured: (color) => `色：${color}`,
    pictured: '画像で投稿',
    threaded: '投稿ごとにスレッド',
    announces: '新着エピソードも告知',
    published: 'フォローしているサーバーにも公開',
    andMore: (n, next) => `…ほか${n}件。\`/毎日の引用 状態 スケジュール:${next}\` で次のものが見られます。`,
  },
  setUp: {
    done: '毎日の引用を設定しました',
    changed: '毎日の引用を変更しました',
    onlyOneFits: '条件に合う引用は1件だけなので、毎回それが投稿されます。',
    fit: (n) => count(n, '条件に合う引用は#件です。すべて投稿し終えるまで、同じものは繰り返しません。'),
    outAlready: '今日の分はすでに投稿済みです。投稿は1日1回です。',
    someOutAlready: (n) => `今日の分の一部はすでに投稿済みです。投稿は1日${n}回です。`,
    cannotPostYet: 'まだそこに投稿できません：',
    toMend: '要対処：',
    tagPlaceholder: '投稿に付けるタグ',
    sendTest: 'ここにテストを送る',
    tooMany: (most) =>
      `毎日の引用はサーバーごとに${most}件までで、すでに上限に達しています。先に \`/毎日の引用 終了\` でひとつ減らしてください。`,
    needWhen: '`時刻` と `タイムゾーン` も指定してください。例：9:00、Asia/Tokyo',
    everyone:
      '@everyone には決して通知しません。別のロールを選んでください。誰にも通知しない場合は、オプションなしの `/毎日の引用 設定` でロールを空欄にしてください。',
    whereICan: '投稿できるのは、テキストチャンネル、アナウンスチャンネル、スレッド、フォーラムです。',
    noneFits: (pool) =>
      `次の条件に合う引用がアーカイブにありません：${pool}。番組・話し手・話題を増やしてください。何も変更していません。`,
    noSuchTag: (tag, tags) => `そのフォーラムに「${tag}」というタグはありません。使えるタグ：${tags}`,
    noTags: 'タグを使えるのはフォーラムだけで、そこにはタグがありません。`タグ` を外してください。',
    severalThere: 'そのチャンネルには毎日の引用が複数あります。どれにするかを `スケジュール` で指定してください。',
    noSuchShow: (name) => `「${name}」という番組はアーカイブにありません。`,
    noTime: (typed, most) =>
      `「${typed}」は時刻として読めません。9:00 や 18:30 のように半角で書いてください。複数の場合は「9:00、18:30」のように区切ります（${most}個まで）。`,
    severalZones: (typed, zones) =>
      `「${typed}」に当てはまるタイムゾーンは複数あります：${zones}。このうちのひとつを入力してください。`,
    noZone: (typed) =>
      `「${typed}」というタイムゾーンは分かりません。Asia/Tokyo のように書くか、近くの大きな都市名を入力してください。`,
    noDays: (typed) =>
      `「${typed}」は曜日や日付として読めません。「毎日」「月-金」「火、木」のように書いてください。毎月の日にちは「1日と15日」「末日」「第1月曜日」のように書けます。`,
    zoneNow: (zone, clock) => `${zone}（現在 ${clock}）`,
    longTitle: (most) => `タイトルは${most}文字までです。`,
    longTemplate: (most) => `テンプレートは${most}文字までです。`,
    noPlaceFor: (name, known) => `テンプレートで「${name}」は使えません。使えるもの：${known}`,
    quoteOnce: 'テンプレートには `{quote}` を一度だけ入れてください。',
    noColor: (typed, names) =>
      `「${typed}」は色として読めません。#2e6fdb のように書くか、次から選んでください：${names}`,
  },
  form: {
    title: '毎日の引用の設定',
    labels: {
      channel: '投稿先',
      time: '時刻（現地時間）',
      zone: 'タイムゾーン',
      days: '曜日・日付',
      role: '通知するロール',
    },
    descriptions: {
      channel: 'チャンネル、スレッド、またはフォーラム',
      time: '複数の場合は「、」か半角カンマで区切ってください',
      zone: 'Asia/Tokyo のようなタイムゾーン、または大きな都市名',
      days: '空欄なら毎日',
      role: '空欄なら誰にも通知しません',
    },
    again: 'もう一度入力する',
  },
  lastPost: {
    none: 'まだ何も投稿していません。',
    posted: (when) => `前回の投稿：${when}`,
    postedAt: (when, link) => `前回の投稿：${when} ${link}`,
    unknown: (when, why) => `前回の投稿：${when}。${why}`,
    skipped: (when) => `前回（予定：${when}）は見送りました。`,
    skippedFor: (when, why) => `前回（予定：${when}）は見送りました：${why}`,
    notYet: (when) => `予定：${when}。まだ投稿されていません。`,
    onItsWay: (when) => `予定：${when}。まもなく投稿されます。`,
    publishedLater: (when) => `フォローしているサーバーにはまだ公開されていません。次の再試行：${when}。`,
    notPublished: 'フォローしているサーバーには **公開されませんでした**。',
    threadLater: (why) => `スレッドはまだありません：${why}`,
    noThread: (why) => `**スレッドなし：** ${why}`,
    passedOver: (n, why) =>
      `${count(n, 'ここでは引用#件を飛ばしています。')}Discordがその言葉を受け付けなかったためです（${why}）。`,
    pausedByRefusals: '**何度か拒否されたため、一時停止しました。** 投稿できるようになれば、自動的に再開します。',
    wasWrong: '前回の問題：',
  },
  announcement: {
    episode: '新しいエピソード',
    titled: (title) => `新しいエピソード「${title}」`,
    andMore: (what, n) => `${what}（ほか${n}本）`,
    itsTurn: (what) => `${what}は **まだ告知していません**。まもなく告知します。`,
    later: (what, when) => `${what}は **まだ告知していません**。次の再試行：${when}。`,
    publishedLater: (what, when) =>
      `${what}は告知しましたが、フォローしているサーバーにはまだ公開されていません。次の再試行：${when}。`,
    skipped: (what) => `${what}は **告知しませんでした**。`,
    done: (what) => `${what}を告知しました。`,
  },
  digest: {
    set: (place, when, next) =>
      `メンバーがよく保存した引用を、${when}に${place}へ投稿します。件数だけで、誰が保存したかは伝えません。誰も何も保存しなかった週は投稿しません。次回：${next}`,
    none: 'このサーバーには週間まとめが設定されていません。`/毎日の引用 週間まとめ 設定` から始めてください。',
    off: '週間まとめを終了し、設定を削除しました。',
    nothingYet: 'この7日間、ここでは誰も何も保存していないため、投稿するものはありません。',
    previewOf: (place, next) => `いま${place}に投稿するなら、こうなります。次回：${next}`,
    status: (place, when, next) => `**週間まとめ**（よく保存された引用）：${place} · ${when}\n次回：${next}`,
    without: {
      nothing: '前回はその週に誰も何も保存していなかったため、投稿しませんでした。',
      away: '前回は見送りました。予定の時刻から1日以上、私が停止していました。',
      broken:
        '時刻またはタイムゾーンがこのマシンでは読み取れません。`/毎日の引用 週間まとめ 設定` で設定し直してください。',
    },
    trouble: (why) => `前回の分は届きませんでした：${why}`,
    needWhen: '`タイムゾーン` も指定してください。例：Asia/Tokyo',
    oneDay: '週間まとめは週に1回です。曜日をひとつ指定してください。例：日曜日',
    oneTime: '週間まとめは週に1回です。時刻をひとつ指定してください。例：18:00',
    whereICan: '投稿できるのは、テキストチャンネル、アナウンスチャンネル、スレッドです。',
  },
} satisfies Managers;
