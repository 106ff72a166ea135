"""Given names of people, from many languages.

Names that are products, places or words of English as often as people ("Jenkins", "Cassandra",
"Grant", "Jordan") are left out: only what stands beside them can tell.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaliyah aarav aaron abby abdul abdullah abe abel abena abhay abhijit abhinav abhishek abigail
    achieng achim adaeze adam addison adebayo adela adele adeline aditi aditya adnan adrian adriana
    adrien advait agata agnes agnieszka agus agustin ahmad ahmed ahmet aidan aiden aigerim aiko
    aileen aimee aino aisha aishwarya aissatou aitor ajay akash akhil akiko akinyi akio akira akshay
    alain alan alana alasdair alba albert alberto alejandra alejandro alek aleksandar aleksander
    aleksandra aleksei alena alessandra alessandro alessia alex alexander alexandra alexandre alexei
    alexey alexis alfie alfonso alfred alfredo ali alice alicia alina alisha alison alistair allan
    allen allison alma alok alonso alphonse alvaro alvin alyssa amal amanda amara amaya amelia ameya
    amina aminah amir amit amitabh amol amrita amy ana anabel anand ananya anastasia anders andre
    andrea andreas andrei andres andrew andrey andriy andrzej andy aneta angela angelica angelina
    angelo angus anh anika aniket anil anirudh anish anita anja anjali anke ankit ankita ankur ann
    anna annabel anne anneke annette annie annika ansel anthony antje antoine antoinette anton
    antonella antoni antonia antonio antony anu anuj anupam anupama anya aoife apoorva apurva aram
    archana archie archit ariana arianna ariel arild arjun armand armando armen arnaud arnav arne
    arnold aroha arthur arturo arun arvind asbjorn asha asher ashish ashley ashok ashton ashwin asif
    asma astrid atsushi atul aubrey audrey augusta auguste augustin aurelie aurelien ava avery
    avinash axel aya ayaan ayesha aylin ayse ayumi aziz babak bahar bala balazs barak barbara
    barnaby barry bart bartek bartosz bas bastian batbayar bea beata beatrice beatriz becca becky
    belen ben benedict benedikt bengt benito benjamin benny benoit berenice bernadette bernard
    bernardo bernd bernhard bert bertha bertrand beth bethany betty beverly bhaskar bhavesh bhavna
    bianca bilal billie billy bina birgit birgitta bjarne bjorn björn blake blanca bob bobby bogdan
    bohdan bonnie boris boyd bozena brad bradley bram brandon branko brenda brendan brenna brent
    brett brian brianna bridget brigitte britta brittany brooke bruce bruna bruno bryan bryce brynn
    budi burak byron caitlin caleb callum calvin cameron camila camilla camille camilo candace
    carina carine carl carla carlo carlos carlton carly carmen carol carolina caroline carolyn
    carrie carsten casey caspar cassie catalina catarina catherine cathy catriona cecilia cedric
    celia celine cem cesar chadwick chaim chandan chandra chang chantal charlene charles charlie
    charlotte charu chelsea chen cheng cheryl chetan chiara chidi chie chinedu chinonso chioma
    chirag chloe chris christa christel christer christian christiane christina christine christof
    christoph christophe christopher christy ciara cindy claire clara clare clarissa clark claude
    claudia claudio claus clemens cleo clifford clive clyde cody cole colette colin colleen colm
    connie connor conor conrad constantin constanza cora corey corina corinna corinne cormac
    cornelia cornelius cory cosima courtney craig cristian cristiana cristina curtis cynthia cyril
    cyrus daan dagmar daisuke daisy dalia dalibor damian damien damir damon dan dana dani daniel
    daniela daniele danielle daniil danny dara daria dario darius dariusz darko darlene darragh
    darrell darren daryl dave david davide davor dawid dean deanna deb debbie deborah debra declan
    deepa deepak deepika deepti deirdre delia delphine demetrius denis denise deniz dennis derek
    derrick derya desiree desmond devika devon dewi dexter dhananjay dhruv diana diane dianne
    diarmuid didier diego dieter dietmar dilip dimitar dimitra dimitri dimitris dinesh dirk divya
    diya djamila dmitri dmitriy dmitry dmytro dolores dominic dominik dominika dominique donal
    donald donna donovan doreen doris dorota dorothea dorothy doug douglas dov dragan dragana drazen
    duane duarte duc duncan dusan dustin dwayne dylan eamon ebba eberhard ebony ebru ece ed edda
    eddie edgar edith edmund edna eduard eduarda eduardo edward edwin eero efe egil eider eileen
    einar eino eirik eivind ekaterina ekene elad elaine eleanor elena eleni elias elif elijah elin
    elina elisa elisabeth elise eliza elizabeth elke ella ellen ellie elliot elliott elodie eloise
    eloy elsa elsie elvira emanuel emeka emil emilia emilie emilio emily emine emir emma emmanuel
    emre endre enid enrico enrique enzo eoin ephraim eric erica erich erik erika erin erling ernesto
    ernst erwin eshan espen esra esteban estelle ester esther ethan etienne eugene eugenia eun
    eunice eunji eva evan evelyn evgeny evie ewa ewald ewan ezekiel ezra fabian fabiana fabien fabio
    fabrice faisal farah farai farhan farid fatih fatima fatma fatou fatoumata fay federica federico
    felicia felicity felipe felix femi femke feng ferdinand ferenc fergus fernanda fernando filip
    filippo finn fiona flavia flavio fleur florent florian floris frances francesca francesco
    francine francis francisca francisco franciszek franck francois francoise frank franka franklin
    franz franziska fred freddie freddy frederic frederick frederik fredrik freya frida frieda
    friedrich frode fumiko gabor gabriel gabriela gabriella gabrielle gael gaelle gaetan galina
    ganesh gareth garrett garry gary gaurav gauri gautam gavin gayle gemma genevieve geoff geoffrey
    georg george georges georgi georgina gerald geraldine gerard gerardo gerd gergo gerhard germaine
    gero gerrit gerry gertrud gheorghe gianluca gianni giannis gideon gilbert gilles gina ginny gino
    giorgi giorgia giorgio giovanna giovanni girish gisela gita giulia giuseppe glenn gloria goncalo
    gopal goran gordana gordon govind grace graciela graeme graham grainne greg gregor gregory greta
    gretchen grzegorz guadalupe guido guilherme guillaume guillermo gulnara gulsen gunnar gunter
    gunther gustaf gustav gustavo gwen gwendolyn habib hadi hafiz haider hailey hakan haley hamid
    hamish hamza hana hank hanna hannah hanne hannes hans hao harald hari harish harold harper
    harriet harrison harry harsh harsha haruka haruto harvey hasan hashim hassan hazel heather
    hector hedda heidi heike heiko heinrich heinz helen helena helene helga helmut heloise hemant
    hemi hendrik hendrika henri henriette henrik henrique henry herbert herman hermann hernan herve
    hester hieu hilary hilda hina hiroko hiroshi hiroto hitesh hoang holger holly horacio horst
    howard huan hubert huda hugh hugo humberto huong hussein hyun iain ian ibrahim ibrahima ida ife
    ifeoma ignacio igor iker ikram ilan ilaria ildiko ilias ilja ilona ilse ilya imani imogen imran
    inaki inbal indira ines inga inge ingo ingrid inigo ioana ioannis irena irene irina irma iryna
    isaac isabel isabella isabelle isaiah isha ishaan isidora ismael ismail istvan itai itziar ivan
    ivana ivar ivo ivonne iwan iwona izabela jaana jaap jacek jack jackie jaclyn jacob jacqueline
    jacques jadwiga jagdish jai jaime jairo jake jakob jakov jakub jamal james jamie jamila jan jana
    jane janet janice janina janine janne janos jared jari jarmila jaromir jaroslav jasmina jason
    jaspreet javad javier jay jaya jayant jayden jayesh jean jeanette jeanne jeff jefferson jeffrey
    jelena jen jenna jennifer jenny jens jeremiah jeremy jeroen jerome jerry jesper jess jesse
    jessica jessie jette jia jiho jill jillian jim jimena jimin jimmy jin jing jiri jisoo jitendra
    jiwoo jo joakim joan joana joanie joanna joanne joao joaquin jocelyn jochen jodie jody joe joel
    joelle joerg johan johann johanna johannes john johnnie johnny jolanta jon jonah jonas jonathan
    jonny jonty joost joran jordi jorge jorgen joris jose josef josefina joseph josephine josh
    joshua josiah josie josip jovan joyce juan juana juanita judith judy juha jukka julia julian
    juliana julie julien juliet juliette julio julius juma jun junko jurgen jussi justin justine
    justyna jyoti kaan kabir kacper kai kailash kaitlyn kaito kaja kajal kalle kalpana kamal kamala
    kamau kamil kamila kamran kapil kara karan karel karen kari karim karin karina karl karla karol
    karolin karolina karsten karthik karthikeyan kartik kasia kasper katarina katarzyna kate
    katerina kateryna katharina katherine kathleen kathrin kathryn kathy katia katie katja katrin
    katrina katy katya kaushik kavita kavya kay kayla kaylee kazuki kei keiko keith kelechi kelly
    kelsey kelvin kemal ken kendra kenji kenneth kenny kenta kerem kerry kerstin ketan kevin khadija
    khaled khalid khanh kieran kim kimberly kiran kirk kirsten kirstin kirsty kishore kjell klara
    klaudia klaus kofi koji konrad konstantin kostas krishna krista kristen kristian kristin
    kristina kristine kristof kristoffer kristy krystyna krzysztof kumar kunal kurt kwame kyle kylie
    kyoko kyra lachlan laia laila lakshmi lalit lalita lana lara larissa larry lars lasse laszlo
    latisha latoya laura lauren laurence laurent laurie lavanya lawrence layla lea leah leandro
    leanne lech lee leif leigh leila leire lena lenka lennart lennox lenny leo leon leona leonard
    leonardo leonie leonora leopold lerato leroy leslie lester leszek leticia levente lewis leyla li
    lia liam liang liesbeth lieselotte lila lilian liliana lillian lilly lily lin lina linda lindiwe
    lindsay lindsey ling linh linus lionel lisa lisbeth liu liv livia liz liza lizzie ljubica lloyd
    logan lois lorena lorenzo loretta lori lorna lorraine lothar lotta lotte louis louisa louise
    lovisa luc luca lucas lucia luciana luciano lucie lucien lucinda lucja lucy ludovic ludwig luigi
    luis luisa luiz luka lukas lukasz luke lusine lutz luuk lydia lyle lyndon lynn lynne maarten
    mabel maciej maddie madeleine madeline madhav madhu madhuri mads mae maelle maeve magda
    magdalena maggie magnus mahendra mahesh mahmoud mahmud maik maite maja makena makoto malcolm
    malee malgorzata malik malika malin mallory malte mamadou manal manasi mandla mandy manfred mani
    manish manisha manoj manon manu manuel manuela mara marc marcel marcela marcelo marcia marcin
    marco marcos marcus marek margaret margareta margarita margaux margherita margit margot maria
    mariah mariam mariana marianne maribel marie marieke mariela marija marika marilyn marina mario
    marion marisa marisol marissa marit marius mariusz marjan marjorie mark marko markus marla
    marleen marlene marlies marlon marta martha martijn martin martina martine martyn martyna marvin
    mary maryam masashi mason massimo matej mateo mateus mateusz mathew mathias mathieu mathilde
    matilda mats matt matteo matthew matthias matthieu matti mattias maud maura maureen mauri
    maurice mauricio maurizio mauro mavis maxim maxime maximilian maximo maya mayank mayur meera
    megan megha meghan mehdi mehmet mei meike melanie melinda melissa meredith merle mert merve
    meryem mia micaela michael michaela michal michel michele michelle mick mickael miguel mihaela
    mihai mika mikael mike mikhail mikkel mikko mikolaj mila milan milena milica milind millie milo
    milos milton mina minh minjun minna mira miranda mireille mirela miriam mirjam mirko miroslav
    misha mitch mitchell mitsuki moana mohamed mohammad mohammed mohan mohit mohsen moira moises
    mollie molly mona monica monika monique morgan moritz morris morten moses moussa muhammad mukesh
    mukul munir murali murat muriel murray mustafa myles myra myriam myrtle nabil nadeem nadia
    nadine nadja nagesh naledi nancy nandini naoki naoko naomi naoto narayan narendra nasir nasser
    nastasia natalia natalie natascha natasha nathalie nathan nathaniel naveed naveen navin navya
    nazar ned neel neeraj neha neil nele nellie nelly nelson nerea nestor nevena ngozi nguyen nguyet
    niall niamh nicholas nichole nick nicky nico nicola nicolai nicolas nicole nicoletta niels nigel
    nikhil nikita nikki niklas nikola nikolai nikolaj nikolaos nikolas nikos nils nina niran nirmala
    nisha nishant nita nitin nitish njeri njoki nkechi noah noam noel noelle noemi nolan nolwenn
    nomsa nomvula noor nora norbert noriko norman nour nuno nura nuria nursultan nurul obinna
    octavia octavio odette odile ofelia oksana olaf olamide oleg oleksandr oleksiy olena olga oliver
    olivia olivier oliwia olof oluwaseun omar omer omkar ondrej oona orla orsolya oscar oskar oskari
    osman oswald otieno ottilie otto oumar owen ozan ozge pablo padma paige pallav pallavi palle
    paloma pamela pankaj paola paolo paresh parisa parth parul parvati pascale pat patricia patricio
    patrick patrik patrizia patryk patsy patti paul paula paulina pauline paulo pavel pavle pawel
    payal pedro peggy pekka penelope pernille petar pete peter petr petra petros phil philip philipp
    philippa philippe phillip phoebe phuong phyllis pierre pieter pietro pilar pim piotr pippa
    piyush pooja poonam prachi pradeep prakash pranav pranay pranjal prasad prashant prateek praveen
    preeti preston priscilla priti priya priyanka purvi putri quang quentin quincy quinn rachael
    rachel radek radhika radka radoslav radu rafael rafal raffaele raghav raghu rahul raimund raina
    rainer raj raja rajan rajat rajeev rajendra rajesh rajiv rakesh ralf ralph raluca ramesh ramiro
    ramon ramona randall randy rani rania ranjit ranveer raoul raphael raquel rashid rashmi rasmus
    raul ravi raymond rebecca rebekah reece regina reginald reiko reinhard reinhold rekha remy
    renata renate rene renee reto reuben reza rhea rhett rhiannon rhonda rhys ricardo riccardo
    richard rick rickard ricky riikka rikard rikke riley rinaldo rishabh rishi rita ritu riya rizal
    rob robbie robert roberta roberto robin robyn rocio roderick rodney rodolfo rodrigo roger rohan
    rohini rohit roland rolf romain roman romana romeo romina ron ronald ronan ronit ronja ronnie
    roopa rosa rosalia rosalie rosalind rosario rosemary roshan roshni rosie rosita ross rowan
    roxana roxanne roy ruben rubina rudi rudolf rui rupert rushil ruslan russ russell ruta ruth
    rutuja ruud ryan ryo ryszard saanvi sabina sabine sabrina sachin sadie saeed safiya sagar sahil
    saima saira sakshi sakura salim sally salma salman salvador salvatore sam samantha samarth
    sameer sami samir samira samuel sandeep sandhya sandra sandrine sandro sandy sanja sanjay
    sanjeev sanket sanna sanne santhosh santosh saoirse sara sarah sarita saroj sarthak sasha saskia
    satish satoshi saul saurabh sayali scott sean seb sebastian sebastiano sebastien selena selim
    selin selina selma seojun seoyeon serena serge sergei sergej sergey sergio seth seung severin
    shabnam shai shailesh shalini shane shanice shannon shantanu shanti sharad sharma sharon shaul
    shaun shauna shawn sheila shekhar shelby shelley sherif sherry shilpa shinji shira shirin
    shirley shiv shivam shivani shlomo shobha shreya shrikant shruti shubham shweta sibylle
    siddharth sidney sigrid sigurd silas silja silke silvana silvia silvio simon simona simone
    sindre sinead sinem siobhan sipho sirkka siti siv siyabonga siyuan sjoerd slava slavko sneha
    snezana sofia sofie soham sokha solange soledad solomon somchai sona sonal sonia sonja sonya
    sophia sophie soren soumya soyeon sridhar srikanth srinivas srinivasan stacey stacy stan
    stanislav stanley stavros stefan stefania stefanie stefano steffen stelios stella stephan
    stephane stephanie stephen steve steven stewart stig stijn stina stine stuart subhash sudha
    sudhir suhas sujata suman sumit sunil sunita supriya suraj suresh surya susan susana susanna
    susanne sushma suzanna suzanne suzuki svein sven svenja sverre svetlana svitlana swapna swapnil
    swati sybille sylvain sylvia sylvie szabolcs szymon søren tabitha tadeusz tadhg tae taiwo
    takashi takeshi takumi tala talia tamar tamara tamas tami tamika tammy tania tanisha tanja
    tanmay tanvi tanya tara taras tarek tariq taro tarun tatiana tatjana tatsuya taylor ted teddy
    teemu tejal tejas temitope tendai teodor terence teresa tereza teri terrence terri terry tess
    tessa teun thabo thandiwe thanh thea thelma theo theodor theodora theodore theresa therese
    thiago thibault thierry thijs thomas thorsten thuy tiago tiffany tigran tijmen tilda tilman tim
    timmy timo timothee timothy timur tina tino tjeerd tobias tobin toby todd toivo tom tomas tomasz
    tomek tommaso tommy tomoko toni tony tonya torben tore torsten toshi tova tove tracey traci
    tracy trang trevor tricia trish tristan troy trudy tuan tudor tunde tuomas tushar tuva tyler
    tzvi ugo ulf uli ulises ulrich ulrika ulrike uma umang umar umesh ummu ursula urvashi usha uwe
    vadim vaibhav vaishali valentin valentina valeria valerie valery vandana vanessa vani varun
    vasil vasily vedant veena veera velma venkat vera verena vernon veronica veronika veronique
    vesna vibeke vicente vicki vicky victor victoria vidya vijay vijaya vikas vikram viktor viktoria
    vilde ville vinay vincent vincenzo vineet vineeta vinod viola violet violeta vishal vishnu vitor
    vittorio viv vivek vivian viviana vivien vlad vladimir vojtech volker volodymyr vuk wahid
    waldemar walid wallace walter wanda wang wanjiru warren wayne wei wendell wendy werner wesley
    whitney wiebke wiktor wilbur wilfred wilhelm willem william willie wilma wilson wim winfried
    winnie winston wojciech wolfgang wolfram wouter wyatt xander xavi xavier xiao xiaoming ximena
    xinyi yael yahya yair yan yang yaniv yann yannick yannis yara yaroslav yash yashwant yasin
    yasmin yasmine yasuko yehuda yemi yevgeny yiannis yiorgos yogesh yoko yolanda yong yoshi yossi
    youssef ysabel yuan yui yuki yuko yulia yuliya yun yunus yuri yusuf yvan yves yvette yvonne zach
    zachary zack zahra zainab zanele zara zbigniew zdenek zeb zeina zelda zeynep zhang zhao zhen zhi
    ziad zita zivko zlatko zoe zofia zoltan zoran zoya zsofia zsolt zubair zuzana
    """.split()
)
