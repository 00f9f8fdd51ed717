import { formats } from '../formats.ts';
import type { Upkeep } from './index.ts';

const { number, count } = formats('ja');

const holds = (lookUps: string) => (dailies: number, channels: number, barred: number) =>
  `${count(dailies, '毎日の引用#件')}、チャット検索は${lookUps}（個別設定は${count(channels, '#チャンネル')}）、${count(barred, '投稿しない引用#件')}。`;

const memory = (what: string) =>
  `私の記憶に不具合があります：${what}。対処法は、ボットの運営者がログで確認できます。検索はこのまま使えます。`;
const nothing = '何も変更していません。';
const helps = '言葉だけでは確かな答えが出ないときに手伝ってくれます。';

export const upkeep = {
  settingsFile: {
    title: 'このサーバーの設定',
    holdsOn: holds('オン'),
    holdsOff: holds('オフ'),
    bringsBack:
      'このファイルを `/設定 読み込み` に渡すと、すべて元に戻せます。どの引用を投稿したかの記録は含まれません。',
    noJson: 'このファイルはJSONではありません。`/設定 書き出し` で作ったものを使ってください。',
    notAsMade: 'このファイルは `/設定 書き出し` で作られる形式と違います。何も変更していません。問題のある箇所：',
    same: 'このサーバーはすでにこのとおりの設定です。変更はありません。',
    wouldChange: '変更される内容',
    nothingSoFar: 'まだ何も変更していません。',
    carryOut: '適用する',
    done: '完了',
    gone: 'そのファイルはもう手元にありません。もう一度 `/設定 読み込み` で読み込んでください。何も変更していません。',
    meanwhile: 'その間に設定が変わったので、もう一度確認してください。',
    tooLarge: (kilobytes) => `ファイルが大きすぎます。読み込めるのは${kilobytes}KBまでです。`,
    unreachable: 'Discordからファイルを取得できませんでした。1分後にもう一度お試しください。',
    larger: 'ファイルのサイズが、Discordの示した値を超えています。',
    noPlace: (place) => `${place}がこのサーバーに存在しないか、私には見えない設定になっています`,
    noPlaces: (places) => `${places}がこのサーバーに存在しないか、私には見えない設定になっています`,
    ofAnother: (what) => `${what}（ファイルは別のサーバーのものです）`,
    putIds: (what) => `${what}。このサーバーのチャンネルとロールのIDをファイルに書いてください。${nothing}`,
    inDaily: (n, why) => `ファイル内の${n}番目の毎日の引用：${why}\n${nothing}`,
    more: (n) => count(n, '…ほか#件'),
    keepsToNone: '番組の絞り込みを解除',
    keepsTo: (show) => `番組を **${show}** に絞る`,
    added: (what) => `**新規：** ${what}`,
    changed: (channel, changes) => `**変更：** ${channel}：${changes}`,
    removed: (what) => `**削除：** ${what}`,
    paused: '一時停止',
    goesOn: '再開',
    notifiesNobody: '誰にも通知しない',
    published: 'フォロー中のサーバーにも公開',
    notPublished: 'フォロー中のサーバーには公開しない',
    otherTag: 'タグを変更',
    announces: '新着エピソードを告知',
    announcesNot: '新着エピソードを告知しない',
    pictured: '画像で投稿',
    notPictured: '画像で投稿しない',
    threaded: '投稿ごとにスレッド',
    notThreaded: 'スレッドなし',
    otherLook: '見た目を変更',
    toldOf: (channel, what) => `${channel}へのお知らせを追加：${what}`,
    toldNoMore: (channel, what) => `${channel}へのお知らせを解除：${what}`,
    noDigest: '週間まとめを終了',
    digest: (what) => `週間まとめ：${what}`,
    lookUpsOn: 'チャット検索：**オン**',
    lookUpsOff: 'チャット検索：**オフ**',
    lookUpsIn: (channel, what) => `${channel}でのチャット検索：${what}`,
    asEverywhere: 'ほかと同じ',
    language: (name) => `言語：${name}`,
    languageOfDiscord: 'Discordのサーバー設定と同じ',
    neverAgain: (quote) => `二度と投稿しない：${quote}`,
    mayComeAgain: (quote) => `また投稿してよい：${quote}`,
  },
  archiveStatus: {
    title: 'アーカイブ',
    holds: (episodes, shows, dates, words, people) =>
      `${count(shows, '#番組')}の${count(episodes, 'エピソード#本')}${dates}、${number(words)}語、話し手${count(people, '#人')}。`,
    beingRead: 'ただいま読み込み中です。',
    stillToCome: (n) => count(n, 'ただいま読み込み中です。残り#ファイルです。'),
    otherLanguages: (names) =>
      `次の言語では、言葉と綴りだけで検索します：${names}。言葉の意味が分かるのは英語だけです。`,
    inOrder: 'どのファイルにも問題はありません。',
    needALook: (n) => count(n, '確認が必要なものが#件あります（詳細はログと同じく英語です）：'),
    onlyCounted: (n) =>
      `${count(n, '確認が必要なものが#件あります。')}どのファイルかは、サーバーを管理できる人（サーバー内でのみ）と、ボットの運営者にだけお伝えします。`,
    diagnosis: (said) => `「${said}」`,
    leftOut: '**除外**',
    restInLog: '…残りはログにあります',
    passedOver: (n) => count(n, '対象外のファイルが#件あります：'),
    namedElsewhere: (n) => count(n, '…ほか#件。`npm run check` とログですべて確認できます'),
    modelReadAll: (model, passages) =>
      `お使いのモデル ${model} は、エピソードの全${number(passages)}か所を読み終えました。${helps}`,
    modelReadAllBut: (model, passages, refused) =>
      `お使いのモデル ${model} は、モデルのサーバーに拒否された${number(refused)}か所を除き、エピソードの全${number(passages)}か所を読み終えました。${helps}`,
    modelReadSome: (model, read, passages) =>
      `お使いのモデル ${model} は、エピソードの全${number(passages)}か所のうち${number(read)}か所を読みました。すべて読み終えるまでは、モデルなしでお答えします。`,
    modelTrouble: (why) => `モデルのサーバーはいま使えません：${why}。その間はモデルなしでお答えします。`,
    noTranscripts: '文字起こし：予定はありません。',
    transcripts: (made, waiting, minutes) =>
      `文字起こし：起動後に${number(made)}件作成、残り${number(waiting)}件。今日送った音声は${count(minutes, '#分')}です。`,
    beingMade: (part, of) => `作成中：全${of}パート中${part}パート目。`,
    beingMadeOf: (file, part, of) => `作成中：${file}（全${of}パート中${part}パート目）。`,
    standsStill: (why) => `止まっています：${why}`,
    notMade: '**作成できず**',
    madeElsewhere: '文字起こし：いまは私の別のプロセスが作成しています。',
    putOffAll: (n) => count(n, '問題があったため、#本のエピソードを後回しにしました。後でもう一度試します。'),
    putOff: '**後回し**',
    couldNot: (n) => count(n, '#件は作成できませんでした。理由はログにあります。'),
  },
  health: {
    title: 'ここでの私の状態',
    unchecked: 'そこでの私の権限を、Discordに確認できませんでした。1分後にもう一度お試しください。',
    hidden: (permission) =>
      `チャンネルがなくなったか、私には見えない設定になっています。私に「${permission}」の権限を付与するか、\`/毎日の引用 設定\` で別の場所を選んでください。`,
    lacks: (permissions) => `足りない権限：${permissions}。`,
    paused: (why) => `一時停止中：${why}`,
    refused: 'Discordが拒否しました',
    late: '投稿が1時間以上遅れています。',
    noDaily: '毎日の引用は設定されていません。`/毎日の引用 設定` で設定できます。',
    mayPost: '毎日の引用の投稿先に投稿できます。',
    mayPostInAll: (n) => `毎日の引用の投稿先${n}か所すべてに投稿できます。`,
    toMend: (n) => count(n, '対処が必要な毎日の引用が#件あります：'),
    noEpisodes: 'アーカイブは空です。ボットの運営者がエピソードのフォルダーに文字起こしを置くと使えるようになります。',
    episodes: (n) => count(n, 'アーカイブにはエピソードが#本あります。'),
    episodesSoFar: (n) => count(n, 'アーカイブには今のところエピソードが#本あり、読み込みが続いています。'),
    granted: '許可された場所でメッセージを読めるため、`[[話題]]` と提案が使えます。',
    notGranted:
      '私へのメンションがあるメッセージしか見えません。`[[話題]]` には「メッセージの内容」へのアクセスが必要で、ボットの運営者だけが有効にできます。',
    database: 'データベースは正常です。',
  },
  corrections: {
    everyShow: 'すべての番組',
    none: 'なし',
    severalPeople: (typed, names) =>
      `「${typed}」に当てはまる人が複数います：${names}。入力中に出てくる候補から選んでください。`,
    notInShow: (name, show, shows) => `${name}は「${show}」では話しておらず、${shows}で話しています。`,
    inSeveral: (name, shows) =>
      `${name}という人は${shows}で話しています。どの番組で訂正するかを \`番組\` で指定するか、「すべての番組」を選んでください。`,
    isNow: (name, show, now) =>
      `今後、*${show}* での${name}の名前は **${now}** になります。これから届くファイルも同様です。`,
    isNowEverywhere: (name, now) =>
      `今後、すべての番組での${name}の名前は **${now}** になります。これから届くファイルも同様です。`,
    roleNow: (name, show, role) => `今後、*${show}* での${name}の役割は **${role}** です。`,
    roleNowEverywhere: (name, role) => `今後、すべての番組での${name}の役割は **${role}** です。`,
    nowSpeaks: (n) => count(n, 'この名前の発言は、いま#本のエピソードにあります。'),
    calledSo: (name) => `${name}はすでにその名前です。`,
    severalEpisodes: (typed) =>
      `「${typed}」に当てはまるエピソードが複数あります。入力中に出てくる候補から選んでください。`,
    nothingGiven: '訂正するものを指定してください：`タイトル`、`番号`、`日付`、`リンク`',
    asDate: '日付は 2022-09-15 のように入力してください。',
    asLink: 'ページのアドレスを https://… から省略せずに入力してください。',
    lettersOrDigits: '文字か数字で入力してください。',
    episodeHas: (title, facts) => `今後、*${title}* はこうなります：${facts}。`,
    facts: {
      title: (value) => `タイトルは **${value}**`,
      number: (value) => `番号は **${value}**`,
      date: (value) => `日付は **${value}**`,
      link: (value) => `リンクは **${value}**`,
    },
    noFact: { title: 'タイトルなし', number: '番号なし', date: '日付なし', link: 'リンクなし' },
    factNames: { title: 'タイトル', number: '番号', date: '日付', link: 'リンク' },
    speakerIs: (name, now, shows) => `${name} → ${now}（${shows}）`,
    pickChange: '入力中に出てくる訂正から選んでください。',
    nothingSoFar: 'まだ何も訂正していません。',
    takenBack: (what) => `取り消しました：${what}`,
    listed: '訂正した内容（新しい順）：',
    more: (n) => count(n, '…ほか#件'),
  },
  faults: {
    diskFull: memory('ディスクがいっぱいです'),
    serverFull: memory('データベースのディスクがいっぱいです'),
    locked: memory('別のプログラムが使用中です'),
    readOnly: memory('書き込めません'),
    takenAway: memory('ファイルがなくなりました'),
    damaged: memory('ファイルが壊れています'),
    dataDamaged: memory('データが壊れています'),
    busy: memory('混み合っています'),
    unopened: memory('ファイルを開けません'),
    silentDisk: memory('ディスクが応答しません'),
    refused: memory('データベースに拒否されました'),
    silent: memory('データベースが応答しません'),
    closed: '停止処理中です。少し待ってからお試しください。',
    correctionsBroken: (file, line, what) =>
      `エピソードのフォルダーにある ${file} の${line}行目が壊れています（「${what}」）。上書きはしません。先に直すか、別の場所へ移してください。`,
    correctionsChanged: `ほかの誰かが訂正を変更したところです。もう一度お試しください。${nothing}`,
    correctionsUnread: (file) => `エピソードのフォルダーにある ${file} を読めません。`,
    correctionsReadOnly: (file) =>
      `エピソードのフォルダーが私には読み取り専用で、そこに訂正（${file}）を書き込めません。私を動かしているアカウントに書き込み権限を与えるか、コンテナの場合は \`:ro\` を外してください。${nothing}`,
    correctionsFull: `エピソードのフォルダーがあるディスクがいっぱいです。${nothing}`,
    correctionsUnwritten: (code) => `訂正を保存できませんでした（${code}）。${nothing}`,
  },
} satisfies Upkeep;
