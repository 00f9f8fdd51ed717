/**
 * English words of general talk, for choosing topics. Folded. Written by hand; an archive's own frequencies do the rest.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Verbs, adverbs, and adjectives of judgement or degree: a topic holds none of them. */
export const NEVER_IN_TOPICS = list(`
  able absolutely accept accepted according account accounts achieve across act acting add added adding adds admit advertise affect afraid
  ago agree ahead aint alike allow allowed allowing allows almost alone along alongside already alright although altogether amazing
  among amongst another answer answered answering answers anymore anyway anyways apart apparently appear appears apply applied appreciate argue arguing around arrive
  aside ask asked asking asks assume assuming attached attempt attend available avoid aware away awesome awful back bad badly barely
  based basic basically bear beat beautiful became become becomes becoming began begin beginning begins begun behind believe believes
  believed beside besides best better beyond big bigger biggest blow blowing borrow bother bothered bought break breaking breaks brief briefly bring bringing brings broke broken
  brought build builds built bunch buy call called calling calls came capture care careful carefully carry case cases catch caught cause caused causes
  certain certainly chance change changed changes changing cheap cheaper check checked choose choosing chose chosen clear clearly clever close
  closed closely closer come comes coming common commonly compare compared comparing compelling complete completely complicated concerned conclude confused
  consider considered considering constantly continue continues contribute contributing contributes convince cool correct correctly couple course crazy create created
  creates creating curious current currently cut cutting dangerous darn day days deal dealing decent decide decided decides deciding deep deeper
  deeply definitely define depend depending depends describe described deserve destroy determine determines develop developed dig died different differently difficult dive
  double doubt draw drive drives driving drop dropped dumb early easier easiest easily easy eat economical effective effectively either else
  encourage encouraging end ended ending ends engage engaging enjoy enjoyed enormous enough ensure entire entirely entitled equally especially essentially et even
  eventually everyday everywhere exact exactly excellent except excited exciting exist existed existing exists expect expected expects expensive explain explained explaining
  explains explore explored exploring extra extremely face faced fact facts fail failed failing fails fair fairly fall falling falls familiar fantastic far fast faster
  fault favor favorite fearful feel feeling feels felt fewer fifth fight fighting figure figured figuring find finding finds fine finish finished first firstly
  fit fits five fix fixed fixing focus focused focusing follow followed following follows forever forget forgot form forms forth forward found four
  free frequently fully fun fundamentally funny further gain gained gather gathers gave general generally genuinely gets giant gigantic give given gives giving glad
  gone good gotten grab grabbing great greater greatest grew group groups grow growing grown grows guess guessed guy guys half hand handle handled handling hands hang
  happen happened happening happens happy hard harder hardest hardly hate hating hear heard hearing held help helped helpful helping helps hence hey hi high
  higher highest highly hit hold holding holds hope hoped hopefully hoping hour hours huge hugely hundred hundreds idea ideas identify imagine immediate immediately
  impact importance important importantly impossible impressive improve improved improving include included includes including increase increased increases increasing incredible
  incredibly incrementally indeed individual insane insanely inside instance instances instead intend interested interesting interestingly introduce introduced invade invaded invest invested
  invite invited involve involved involves issue issues join joined joining joke jokingly judge judged jump keep keeping keeps kept kill kinds knew knowing known
  lack laid large larger largest last lastly lately later latest laughed launch launched lay lazy lead leading leads learn learned learns least leave leaves leaving led left
  less let letting level levels leverage leveraged lie likely limited line lines listen listened listener listeners listening literally little live lives living load loading long longer look looked looking
  looks lose losing lost loud love loved loves low lower luckily mad made main mainly maintain major majority make makes making manage managed managing manner massive massively
  match matter matters maximum meaningful meant meanwhile measure measured measuring meet meeting mess met middle million millions billion billions trillion mind minor minute minutes miss missed missing mixed
  moment moments month months mostly move moved moves moving multiple mutually name named names natural naturally near nearly necessarily necessary need needed needing
  needs negative neither never new newer next nice nine nobody none nonsense normal normally note noted notice noticed nowadays nowhere number numbers obsolete obvious obviously occur odd offer offered
  offering offers often ok old older one opposed order ordinary original originally otherwise ought outside overall overly own paid painful part particular particularly parts pass passed past pay
  paying perfect perfectly perform perhaps period person personal personally pick picked picking piece pieces place placed places plan planned play played playing plays plenty plus
  point pointed pointing points poor popular pose position positive possible possibly post posted potential potentially predict prefer prepared present presented presumably pretty prevent
  previous previously prior privy probably profound prove proper properly propose proud prove provide provided provides providing pull pulled purely push pushed pushing put puts putting quick
  quicker quickly quote raise raised ran range rare rarely rate reach reached reaching read reading reads ready real realize realized realizing realise realised reason reasonable reasons receive received
  recent recently recommend recommended reduce reduced refer referred referring refers regardless regular relate related relative relatively relevant reliable remain remember remembered
  remind reminded reminds remove removed replace replaced report require required requires rest restrict result resulted results return returned review rewarding rid
  rise rises roughly round ruffle run running runs sad safe sat save saved saw say scared second secondly seconds seem seemed seems seen self sell selling send sending sense sent separate
  serious seriously serve served serving set sets setting settle seven several share shared sharing shift shine shines shocked short should shown shows side sign
  significant significantly similar similarly simple simpler simplest simply since single sit sits sitting six size sloppy slow slower slowly small smaller smart smarter smile sold
  solve solved solves solving sometime sometimes somewhat somewhere soon sounds speak speaking speaks specific specifically spend spending spends spent spot spread stand standing stands stay stayed start
  started starting starts state stated states step steps stick stop stopped stopping straight strange strong stronger strongly struggle struggling stuck stupid successful sudden suddenly suggest
  super supposed sure surprise surprised surprising surprisingly switch take taken takes taking taught ten tend tends term terms terrible terribly thank thanks thanking thankless theirs therefore thinking third
  thousand thousands three threw throw throwing thrown tie tied till time times tiny tired today together told tomorrow tonight took total totally touch touched tough towards traditionally tremendous tricky tried tries
  true truly trust try trying turn turned turning turns twelve twenty twice two type types typical typically ultimately unable unclear understand understanding understands understood
  unfortunately unique unless unlike unlikely unlock unpack upfront upset use used useful useless user uses using usually utterly valuable various vast version versions versus view
  visible wait waited waiting wake walk walked walking wanna want wanted wanting wants war watch watched watching ways wear week weeks weird went whenever wherever whole wide widely wild
  willing win wish woken won wonder wonderful wondered wondering word words work worked working works world worry worried worse worst worth worthwhile write writes wrong wrote year years
  yesterday yet young younger dude folks ah aha wow hmm huh mm mhm laughs laughter crosstalk inaudible unintelligible music break intro outro yo gonna wanna gotta lemme cannot etc eg ie ve ll re
  couldve wouldve shouldve aka ton tons chunk lots bits nope okay anyhow blah haha hello welcome bye sorry congrats kudos shout guessing pressing wise goes hows heres whos theres
  apologies awhile besides brand bright broader careless cheers classic deliberately despite discussing drastically dramatically eight elegant endless exponential extent external extreme fascinating
  featured flat forced former fresh frustrating generic genuine grateful happily heavily heavy helpfully hopeless ideal ideally inherently initial initially insightful interact internal internally invisible
  inevitably intentionally knock latter legit literal luckily lucky magical mad minimal modern narrow nasty neat nonetheless nuts obsessed occasionally opposite overwhelming partly plain pleasant polite precise precisely
  proactive purposely random randomly rapidly rather rich ridiculous robust rough rude sensible separately shocking shortly silly similarly sincerely slight slightly smooth softly solid sophisticated spare
  spectacular steady stressful stuff please boring consistent subtle sufficient suited supposedly tangible temporary thick thin thoroughly tidy trivial truthfully ugly unbelievable uncomfortable undoubtedly unexpected upcoming vague viable virtually
  weekly daily monthly yearly wholly wondrous yours sits sat sheer mere lone couple handful dozen dozens
  always seeing earlier feelings feels holding putting calling saying meaning showing bringing knowing sending reading opening closing hearing choosing supporting maintaining reaching leading pushing pulling caring paying adding asking changing handling hoping explaining expecting experimental custom confidence awareness redundant actual knows http https www com technical valid percent dollar dollars slide slides trades conversation conversations question questions show talk talks talked talking guest guests host hosts hear folks audience stuff thing things lot way ways kind sort someone people person anybody somebody everybody
`);

/** Nouns that say too little alone, but may stand in a phrase: "data engineering team" yes, "team" no. */
export const NEVER_ALONE = list(`
  nothing conference conferences contributor contributors construction commit commits packet packets header headers produce independent index setup open efficient false private remote public exchange sender receiver op pr prs zero anything sort co ex pre multi non semi anti self
  ability access action actions activity advantage advice age amount approach area areas article articles aspect aspects attempts attention attitude author background balance base basis benefit benefits blog board body book books box boxes boy boys
  building business car career center century challenge challenges channel chapter choice choices class click clip code collection combination comment comments community companies company comparison competition complexity component components computer computers concept concepts
  concern concerns condition conditions connection contact content context contract control copy cost costs country countries credit customer customers dad data date deal debate decade decades decision decisions degree department description design desk detail details developer
  developers development device difference differences direction director discussion document door downside edge effect effects effort efforts element elements energy engineer engineers engineering entry environment environments equation error errors event events example examples exception exceptions exercise experience experiences
  expert experts expertise factor failure family father fear feature features feedback field fields file files film flow folder food force format founder friend friends front function functions future game games girl girls goal goals government ground growth guide habit head
  health heart history hole home house human humans hustle image impetus implication implications improvement incentive incentives industry information input insight insights intention interaction interest internet interview job jobs journey key kid kids knowledge lab
  language languages law leader leaders library life list location logic loop loss machine machines man manager managers market material math meaning media member members memory message messages method methods mission mistake mistakes mode model models mom money mother movie network
  news night object objects observation office opinion opinions opportunity opportunities option options organization output owner page pages pain pair paper papers parent parents parties partner party path pattern patterns peer performance perspective phase phone picture plane planet platform
  players plot policy population power practice practices prediction predictions pressure price principle problem problems process processes product products production professional professor program programs progress project projects promise proposal public purpose quality radio reality relationship
  request research researcher researchers resource resources response responsibility risk role room row rule rules safety sale sales sample scale scenario schedule school science scientist scope screen search section service services session shape shock signal site situation situations
  skill skills society software solution solutions source sources space speech speed spirit staff stage standard standards stat status stock stocks story stories strategy street structure structures student students studies study style subject success suggestion summary support surface survey system systems table target task
  tasks team teams tech technique techniques technology technologies television test tests text theme themes theory thinker thread threads title tool tools tooling topic town track trade traffic training transaction transactions trend trick trip trouble truth tweet unit users value values variety video videos vision
  voice wall water wave weather web website weight woman women worker workers writer writers writing guy minute youtube podcast episode episodes morning evening lunch dinner coffee sound noise joy hat shoes bag
  secret limit child bytes address addresses application applications technical argument assumption command graph client pool block blocks payment payments proof hash plugin core actual valid attack backup scheme invoice coins hardware wallet route routes node block fork forks share shares button buttons menu attribute capability capabilities capacity category categories chain chains circle code coding color connections count cover culture curve cycle default definition demand dependency digit discipline distance distinction domain drama draft dream dreams driver eye eyes file filter foundation fraction framework frameworks fund gap gate generation guidance hour implementation instruction intelligence intent issue item items label layer layers learning length letter
  link links log measure mechanism mix moat node nodes notion operation operations operator pace package paragraph phrase portion preference presence procedure property properties proportion protocol pull queue reader reference region release requirement requirements script security sentence sequence series server servers sign site slot spec specs stack statement statistics storage string survival light port stream round rounds tower towers algorithm algorithms handler handlers headline headlines journal circuit orphan orphans participant participants experiment experiments threshold multiplication club epoch committee interface interfaces fallback isolation pitch cohort verification asset assets consumer consumers upgrade upgrades branch branches derivation chip chips add-on add-ons specification specifications stakeholder stakeholders subset subsets ticket tickets estimate estimates venture signer signers switch symbol talent tag template terms token tokens tradeoff tree update updates usage variable variables vendor warning window
`);

/** Given names, the most common and those of textbook examples: alone they do not say who. None that is a well-known thing, too. */
export const GIVEN_NAMES = list(`
  aaron adam alan alex alexander alice alison allison amanda amy andre andrea andrea andreas andrew andy angela ann anna anne anthony antoine ashley barbara ben
  benjamin beth bill bob bobby brad brandon brian bruce bryan cameron carl carlos carol caroline catherine charles charlie charlotte chloe chris christian christina
  christine christopher claire cory craig dan daniel dave david dean deborah dennis derek diana donald dorothy doug douglas dylan ed eddie edward elaine elena eli elizabeth ella emily
  emma eric erica erik erin ethan evan eve felix fred frank gary george gerald glenn grace greg gregory hannah harry heather helen henry ian isaac isabella jack jacob jake james jamie jan jane
  janet jason jeff jeffrey jen jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy joan joe joel john johnny jon jonas jonathan jordan jose joseph josh joshua joyce juan judy julie justin karen kate
  katherine kathleen katie keith kelly ken kenneth kevin kim kyle larry laura lauren lee leo linda lisa liz louis lucas lucy luke marcus margaret maria marie mark martha martin mary
  mason matt matthew maya megan melissa michael michelle miguel mike mikeal mohammed molly monica nancy natalie nate nathan neil nicholas nick nicole nikhil noah olivia oscar pamela pat patricia patrick paul peter phil philip
  priya rachel raj ralph ray rebecca richard rick rob robert robin roger ron ross russell ryan sam samantha samuel sandra sara sarah scott sean sergio sharon shawn simon sofia sophia sophie stephan stephanie stephen steve
  steven stuart sue susan suzanne ted terry theresa thomas tim timothy tina todd tom tommy tony tracy tyler vincent wayne wendy will william zach zachary zack
`);
