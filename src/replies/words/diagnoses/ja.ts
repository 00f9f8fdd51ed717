import type { Diagnoses } from './en.ts';

export const diagnoses: Diagnoses = {
  '{}; the last good version stays': '{}。最後の正しい版を使い続けます',
  'it was given up: {}': '中止しました：{}',
  'the file is empty': 'ファイルが空です',
  'put a transcript or notes into it, or remove it': '文字起こしかメモを入れるか、取り除いてください',
  'it is not text, and of no format that is known here': 'テキストではなく、知っている形式でもありません',
  'it is of no format that is known here': '知っている形式ではありません',
  'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF':
    '文字起こしをMarkdown、テキスト、VTT、SRT、JSON、HTML、PDFのどれかで書き出してください',
  'export the transcript as WebVTT, SRT or text with “Name: words” in each line':
    '文字起こしをWebVTT、SRT、または各行が「名前：言葉」のテキストで書き出してください',
  'export the transcript as WebVTT, SRT, text or Podcasting 2.0 JSON':
    '文字起こしをWebVTT、SRT、テキスト、Podcasting 2.0のJSONのどれかで書き出してください',
  'it is a feed (RSS)': 'フィード（RSS）です',
  'it is a program': 'プログラムです',
  'it is LaTeX': 'LaTeXです',
  'it is written as Python prints it, not as JSON': 'JSONではなく、Pythonが表示する形で書かれています',
  'it is an e-mail': 'メールです',
  'it is a playlist': 'プレイリストです',
  'it is a key or a certificate': '鍵か証明書です',
  'it is a calendar or an address': 'カレンダーか連絡先です',
  'it is XML of a kind that is not known here ({})': '知らない種類のXMLです（{}）',
  'it is a link to a folder, which is not followed': 'フォルダーへのリンクで、たどりません',
  'it is a link that leads out of this folder, which is not followed': 'フォルダーの外へのリンクで、たどりません',
  'import it: npm run import -- FILE': '取り込んでください：`npm run import -- FILE`',
  'remove it from here': 'ここから取り除いてください',
  'here it may stay or go': '置いたままでも消しても構いません',
  'save it as text': 'テキストで保存してください',
  'write it with json.dump': 'json.dumpで書き出してください',
  'save its text': '本文を保存してください',
  'please report this with the file; the others are served': 'このファイルを添えて報告してください。ほかは使えます',
  'write the date as {}': '日付を{}のように書いてください',
  'write seconds or h:mm:ss': '秒か h:mm:ss で書いてください',
  'write a list, e.g. {}': 'リストで書いてください。例：{}',
  'write {} or leave it out': '{}と書くか、省いてください',
  'write `kind: transcript` or `kind: notes`, or leave it out':
    '`kind: transcript` か `kind: notes` と書くか、省いてください',
  'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT':
    '文字起こしをPodcasting 2.0のJSON、WebVTT、SRTのどれかで書き出してください',
  'export it again': 'もう一度書き出してください',
  'save it again, or as text': 'もう一度保存するか、テキストで保存してください',
  'save it again, as text': 'テキストでもう一度保存してください',
  'save it again, or rename it': 'もう一度保存するか、名前を変えてください',
  'it is larger than {} MB': '{}MBを超えています',
  'split it, one file per episode': 'エピソードごとに1ファイルに分けてください',
  'split it, one file per episode; if it is a usual one, please report this with it':
    'エピソードごとに1ファイルに分けてください。ふつうのファイルなら、添えて報告してください',
  'it could not be read: {}': '読めませんでした：{}',
  'check the file and its permissions': 'ファイルと権限を確かめてください',
  'it is called {}, and is none': '{}という名前ですが、そうではありません',
  'it breaks off in the middle of what stood there before, as if half written':
    '以前の内容の途中で切れていて、書きかけのようです',
  'write the rest; if it is meant to end there, end the file with a line break':
    '続きを書いてください。そこで終わるなら、改行で終えてください',
  'it is the same episode as {} and was left out': '{}と同じエピソードなので外しました',
  'it is the same episode as {}, with other words; both are served':
    '{}と同じエピソードですが言葉が違います。どちらも使います',
  'it holds the same words as {}': '{}と同じ言葉です',
  'remove one of the two files': 'どちらか一方を取り除いてください',
  'give each its own `number` or `title`': 'それぞれに別の `number` か `title` を付けてください',
  'the front matter is not valid YAML: {}': '先頭の設定が正しいYAMLではありません：{}',
  'put text with a colon, # or quotes in double quotes, and indent with spaces':
    'コロン、#、引用符を含む文字は二重引用符で囲み、字下げには空白を使ってください',
  'the front matter is not a list of `key: value` lines': '先頭の設定が `key: value` の行の並びではありません',
  'start it with lines such as `title: …`': '`title: …` のような行で始めてください',
  '{} is not as expected and was ignored': '{}は形式が違うため使いません',
  '{} is not what its name says and was passed over': '{}は名前のとおりの内容ではないため使いません',
  'write {} on one line, in quotes if it holds a colon': '{}を1行で書いてください。コロンがあるなら引用符で囲みます',
  'there are no words in it': '言葉がありません',
  'add the transcript or the notes below the front matter': '先頭の設定の下に文字起こしかメモを書いてください',
  'no show is named': '番組名がありません',
  'no show is named, and the folder {} is not called after one': '番組名がなく、フォルダー{}も番組の名前ではありません',
  'write `show: …` into the front matter or into a show.yaml beside the files, or import with --show NAME':
    '先頭の設定か、同じ場所の show.yaml に `show: …` と書くか、`--show NAME` を付けて取り込んでください',
  'only {} of the words were understood ({} of {})': '理解できた言葉は{}だけです（{} / {}）',
  '{} of the words were understood ({} of {}); the others are left out':
    '言葉の{}を理解しました（{} / {}）。残りは外します',
  'compare this place of the file with what `npm run search` shows':
    'ファイルのこの場所を `npm run search` の結果と比べてください',
  'it looks like a conversation, but nobody is named: lines begin with a dash':
    '会話のようですが、話し手の名前がありません。行がダッシュで始まっています',
  'it looks like a conversation, but nobody is named: lines begin again and again with {}':
    '会話のようですが、話し手の名前がありません。多くの行が{}で始まっています',
  'write “Name: words” in each line, or `kind: notes` into the front matter if it is no conversation':
    '各行を「名前：言葉」にするか、会話でないなら先頭の設定に `kind: notes` と書いてください',
  'it looks like a conversation, but what each says stands together, below {}':
    '会話のようですが、話し手ごとに発言がまとめられています：{}',
  'write “Name: words” in each line, in the order in which it was said':
    '各行を「名前：言葉」にし、話された順に並べてください',
  'what is hardly speech stands in the words: lines begin again and again with {}':
    '発言とは思えないものが言葉の中にあります。多くの行が{}で始まっています',
  'what is hardly speech stands in the words: lines end again and again with {}':
    '発言とは思えないものが言葉の中にあります。多くの行が{}で終わっています',
  'take it out of the lines; where it says who speaks, write “Name: words” in each':
    '各行から取り除いてください。話し手を示すものなら、各行を「名前：言葉」にします',
  'a field’s name was read as somebody’s: {}': '項目の名前が人の名前として読まれました：{}',
  'most lines have a time but no name: {} of {} lines are nobody’s':
    '多くの行に時間はあっても名前がありません（{} / {}行）',
  'write the speaker’s name behind the time of each line, or wherever the speaker changes':
    '各行の時間の後ろか、話し手が変わるところに名前を書いてください',
  'a name looks like something said: {}': '名前が発言のように見えます：{}',
  '{} names look like something said: {}': '{}個の名前が発言のように見えます：{}',
  'see whether somebody says this; if it is a name, list it under `speakers`':
    '誰かの発言か確かめてください。名前なら `speakers` に加えます',
  '{} people speak {} times, most of them only once': '{}人が{}回話していて、ほとんどが1回だけです',
  'see whether these are names; list the real ones under `speakers`':
    '名前かどうか確かめ、本物を `speakers` に加えてください',
  '{} speaks {} of the words in one go; labels further down may have been missed':
    '{}が言葉の{}を続けて話しています。後ろの名前を見落としたかもしれません',
  'see whether somebody else speaks further down, and label that':
    '後ろで別の人が話していないか確かめ、名前を付けてください',
  'markup stands in the words: {}': '言葉の中に記号が残っています：{}',
  'take it out, or export the transcript as text': '取り除くか、テキストで書き出してください',
  'times run backwards once ({} after {}); they are kept as given':
    '時間が1回戻っています（{}、その前は{}）。そのままにします',
  'times run backwards {} times ({} after {}); they are kept as given':
    '時間が{}回戻っています（{}、その前は{}）。そのままにします',
  'correct them in the file if links to these moments should be right':
    'その時点へのリンクを正しくするなら、ファイルを直してください',
  'the corrections are not valid YAML: {}': '訂正のファイルが正しいYAMLではありません：{}',
  'a correction is not as expected and was ignored: {}': '形式の違う訂正があり、使いません：{}',
  'mend or remove it; until then it counts for nothing, and the episodes are served without it':
    '直すか取り除いてください。それまでは使わず、エピソードは元のままです',
  'reading it takes more memory than one file may': '読むのに必要なメモリーが上限を超えました',
  'reading it took longer than {} s': '読むのに{}秒以上かかりました',
  'the process that read it ended': '読んでいたプロセスが終了しました',
  'touch the file to have it read again': 'ファイルを更新すると、もう一度読みます',
  'by its name it is about the folder, not an episode': '名前から見て、エピソードではなくフォルダーの説明です',
  'it is a link to nothing': 'リンク先がありません',
  'no transcript of that name is beside it': '同じ名前の文字起こしが隣にありません',
  'it is the same transcript as {}: one recording is one episode':
    '{}と同じ文字起こしです。1つの録音は1つのエピソードです',
  'it is a translation of {}: one recording is one episode': '{}の翻訳です。1つの録音は1つのエピソードです',
  "a machine made it, and {} is the episode's own transcript": '機械が作ったもので、{}がエピソード自身の文字起こしです',
  'it is show notes, and {} is a transcript that a machine made of the episode':
    '番組のメモで、{}が機械の作った文字起こしです',
  'it is not valid JSON (cut off, or edited by hand?)': '正しいJSONではありません（途中で切れたか、手で直しましたか）',
  'there is no transcript in this JSON': 'このJSONに文字起こしがありません',
  'more text stands in other fields of this JSON than in what was taken for the transcript':
    '文字起こしと見なした部分より、ほかの項目に多くの文字があります',
  'look whether the words are right; if not, export the transcript as WebVTT or SRT':
    '言葉が正しいか確かめ、違うならWebVTTかSRTで書き出してください',
  'the document is damaged': '文書が壊れています',
  'the document is damaged, or locked with a password': '文書が壊れているか、パスワードで保護されています',
  'the PDF is damaged': 'PDFが壊れています',
  'the PDF is locked with a password': 'PDFがパスワードで保護されています',
  'save it without the password': 'パスワードなしで保存してください',
  'the PDF holds pictures of text, and no text': 'PDFには文字の画像だけがあり、文字がありません',
  'run it through text recognition, or export the transcript as text':
    '文字認識にかけるか、テキストで書き出してください',
  'there are no words in this HTML': 'このHTMLに言葉がありません',
  'save the page with its text, not only its frame': '枠だけでなく、本文ごとページを保存してください',
  'no column of this table holds words': 'この表に言葉の列がありません',
  'name one of them "text"': 'どれか1つを「text」と名付けてください',
  'the minutes of a day are used up (TRANSCRIBE_MINUTES={}); it goes on tomorrow':
    '今日の分数を使い切りました（TRANSCRIBE_MINUTES={}）。明日続けます',
  'of {} a day all are begun (TRANSCRIBE_EPISODES); it goes on tomorrow':
    '今日の{}件をすべて始めました（TRANSCRIBE_EPISODES）。明日続けます',
  'what may be spent a day is used up; it goes on tomorrow': '今日の費用の上限に達しました。明日続けます',
  'it was interrupted; the log says why': '中断されました。理由はログにあります',
  'the server cannot be reached ({})': 'サーバーに接続できません（{}）',
  '{}; check TRANSCRIBE_API_KEY': '{}。TRANSCRIBE_API_KEYを確かめてください',
  '{}; check TRANSCRIBE_BASE_URL, which often ends in /v1':
    '{}。TRANSCRIBE_BASE_URLを確かめてください（多くは /v1 で終わります）',
  '{}; set TRANSCRIBE_MAX_MB to what it takes': '{}。TRANSCRIBE_MAX_MBを受け取れる大きさにしてください',
  'the server answers with HTTP {}': 'サーバーの応答はHTTP {}です',
  'the server answers with a page that is not JSON': 'サーバーはJSONではなくページを返しました',
  'the server answers with something that is not JSON': 'サーバーの応答がJSONではありません',
  'the server says: {}': 'サーバーの言葉：{}',
  'the server ended in the middle of its answer': 'サーバーの応答が途中で切れました',
  'its sound cannot be read: {}': '音声が読めません：{}',
  'its transcript cannot be written ({})': '文字起こしを書き込めません（{}）',
  'it is no sound of a kind that can be sent (MP3, M4A, Ogg, FLAC, WAV, WebM)':
    '送れる音声ではありません（MP3、M4A、Ogg、FLAC、WAV、WebM）',
  'it refuses the key (HTTP {})': 'キーを受け付けません（HTTP {}）',
  'it knows no such address or model (HTTP 404)': 'そのアドレスかモデルを知りません（HTTP 404）',
  'it is asked too often, it says (HTTP 429)': '問い合わせが多すぎるとのことです（HTTP 429）',
  'it fails (HTTP {})': '失敗しています（HTTP {}）',
  'it took longer than {} s': '{}秒以上かかりました',
  'it does not answer': '応答がありません',
  'it does not answer ({})': '応答がありません（{}）',
  'it answers with something else than JSON, a page for example': 'JSONではなく、ページなどを返しました',
  'it answers with an error instead of vectors': 'ベクトルではなくエラーを返しました',
  'its answer holds no vectors': '応答にベクトルがありません',
};
