"""The words that news pages put around an article, as data: extend these lists, not the code.

Guarantees: every phrase is in the folded form that `text.fold` gives (lower case, plain quotes,
single spaces). A phrase belongs here only if a whole line that says it can't be part of a story.
"""

from __future__ import annotations

# A line that says just this, give or take a colon or an arrow, is furniture wherever it stands.
FURNITURE = frozenset(
    """
    a a a|about|about us|accept all|accept all cookies|accept cookies|accessibility|ad|ads
    |advertisement|advertisements|advertising|advertise with us|all news|also read|article continues
    after this ad|article continues below|back|back to home|back to news|back to top|breaking news|careers
    |click here|click here to access pdf version|click to share|click to print|close|comment|comments
    |continue reading|contact|contact us|cookie policy|cookie settings|cookies|copy link|copyright
    |do not sell my personal information|donate|don't miss|download|editor's picks|editors' picks|email|e-mail
    |email (required)|email this|events|facebook|faq|faqs|featured|feedback|follow us|follow us on
    |follow us on twitter|follow us on facebook|for immediate release|for more information|get help
    |go to top|help|home|home page|homepage|instagram|join us|join our team|join our team!|jump to content
    |latest|latest news|latest stories|leave a comment|leave a reply|linkedin|live|loading|loading...
    |loading…|log in|login|log out|media|media center|menu|more|more from|more news|more stories|more on this story
    |most popular|most read|most viewed|most shared|my account|navigation|news|news flash|newsletter
    |newsletters|newsletter sign-up|newsroom|next|next article|next post|no comments|open menu|our team
    |pause|photos|pinterest|play|popular|powered by|press|press release|press releases|news release
    |news releases|previous|previous article|previous post|print|print this|print this page|privacy
    |privacy policy|privacy notice|read also|read more|recent news|recent posts|recommended
    |recommended for you|register|related|related articles|related news|related posts
    |related stories|related topics|reddit|remember me|resources|rss|save|scroll to top|search|search for|see also
    |see more|select|select language|share|share on facebook|share on twitter|share this|share this article|share this page
    |share this post|share this story|show more|sign in|sign up|site map|sitemap|skip|skip navigation
    |skip to content|skip to main content|skip to navigation|skip to search|sponsored|sponsored content
    |submit|subscribe|subscribe now|subscribe today|subscribe to our newsletter|tags|telegram|terms|terms and conditions
    |terms of service|terms of use|text only|text size|top|top news|top stories|toggle navigation|translate
    |trending|trending now|tweet|twitter|video|videos|view all|view comments|watch live|what's new|whatsapp
    |write a comment|x|you are here|you may also like|you might also like|youtube
    |support us|our work|get involved|make a donation|unsubscribe|manage cookies|reject all|editions|e-paper
    """.replace("\n    ", " ")
    .replace(" |", "|")
    .strip()
    .split("|")
)

# A short line that begins so is furniture.
STARTS = (
    "also read:", "read also:", "read more:", "read more at", "read more about", "see also:", "more:",
    "related:", "related articles:", "related stories:", "link to:", "tags:", "filed under",
    "posted in", "category:", "categories:", "topics:", "share this", "share on", "follow us on",
    "follow @", "subscribe to", "sign up for", "sign up to receive", "click here", "tap here",
    "join our", "download our", "download the app", "copyright ©", "copyright (c)", "© ", "(c) 2",
    "ⓒ", "©", "all rights reserved", "this website uses cookies", "this site uses cookies",
    "we use cookies", "by continuing to use", "advertisement", "story continues below",
    "article continues", "to read this article", "log in to", "watch:", "listen:",
    "view our newsletter", "please leave this field", "you can unsubscribe", "powered by",
    "press contact:", "media contact:", "editor's note: this story was auto",
    "please enable javascript", "your browser", "print this", "email this", "http://", "https://",
    "office:", "cell:", "phone:", "tel:", "tel.", "fax:", "email:", "e-mail:",
)  # fmt: skip

# A line that ends so is furniture, if it is short.
ENDS = ("all rights reserved", "all rights reserved.", "min read", "minutes read", "minute read")

# A heading of one of these in the tail begins a list of other stories.
LISTS = frozenset(
    """latest news|latest stories|related news|related articles|related posts|related stories|recent
    posts|recent news|most popular|most read|most viewed|more news|more stories|popular|trending|trending now
    |top stories|you may also like|you might also like|recommended|recommended for you|read more|see also
    |more from|don't miss|editor's picks|editors' picks|previous post|next post|also read|read also""".replace(
        "\n    ", " "
    )
    .replace(" |", "|")
    .split("|")
)

# After one of these alone on a line, a press release is over.
OVER = frozenset(
    {"###", "# # #", "#", "##", "-30-", "- 30 -", "ends", "-ends-", "- ends -", "(end)", "/end"}
)

# Openings of a line that is a caption.
CAPTIONS = (
    "this photo ", "this file photo", "this image", "this picture", "this undated", "this combination",
    "this handout", "this screengrab", "this screenshot", "this aerial", "this satellite",
    "in this photo", "in this file photo", "in this image", "in this picture", "in this undated",
    "photo:", "photos:", "photo by", "photo courtesy", "photo credit", "photograph:", "photograph by",
    "picture:", "picture by", "image:", "image by", "image credit", "image source", "images:",
    "caption:", "pictured:", "pictured above", "file photo", "file picture", "file:", "a file photo",
    "archive photo", "(photo", "[photo", "stock photo", "representational image",
    "representative image", "featured image", "cover image", "illustration:", "illustration by",
    "graphic:", "screengrab", "screenshot",
)  # fmt: skip

# Words in closing brackets, or after a closing "Photo:", that make them a picture's credit.
CREDIT_WORDS = frozenset(
    ["photo", "photos", "photograph", "image", "images", "picture", "pictures", "courtesy", "file", "handout", "pool", "screengrab", "screenshot", "getty", "gettyimages", "shutterstock", "unsplash", "pixabay", "flickr", "wikimedia"]
)

# Agencies, by the name that stands in a dateline or a credit, and the name to publish under.
AGENCIES = {
    "AA": "Anadolu Agency", "AAP": "Australian Associated Press", "AFP": "Agence France-Presse",
    "ANI": "Asian News International", "ANSA": "ANSA", "AP": "Associated Press",
    "BNO": "BNO News", "BERNAMA": "Bernama", "Bernama": "Bernama", "CMC": "Caribbean Media Corporation",
    "CNA": "Central News Agency", "CNN": "CNN", "DPA": "Deutsche Presse-Agentur", "dpa": "Deutsche Presse-Agentur",
    "EFE": "EFE", "EPA": "European Pressphoto Agency", "GNA": "Ghana News Agency", "IANS": "Indo-Asian News Service",
    "Interfax": "Interfax", "IPS": "Inter Press Service", "IRNA": "Islamic Republic News Agency",
    "JTA": "Jewish Telegraphic Agency", "KCNA": "Korean Central News Agency", "KUNA": "Kuwait News Agency",
    "Kyodo": "Kyodo News", "Kyodo News": "Kyodo News", "KYODO": "Kyodo News", "MENA": "Middle East News Agency",
    "MONTSAME": "Montsame", "NAN": "News Agency of Nigeria", "PA": "PA Media", "PNA": "Philippine News Agency",
    "PTI": "Press Trust of India", "Reuters": "Reuters", "REUTERS": "Reuters", "RIA Novosti": "RIA Novosti",
    "SANA": "Syrian Arab News Agency", "SPA": "Saudi Press Agency", "TAP": "Tunis Afrique Presse",
    "TASS": "TASS", "UNB": "United News of Bangladesh", "UPI": "United Press International",
    "VNA": "Vietnam News Agency", "VOA": "Voice of America", "WAFA": "WAFA", "WAM": "Emirates News Agency",
    "Xinhua": "Xinhua News Agency", "Yonhap": "Yonhap News Agency", "Bloomberg": "Bloomberg",
    "Associated Press": "Associated Press", "The Associated Press": "Associated Press",
    "Agence France-Presse": "Agence France-Presse", "Anadolu": "Anadolu Agency",
}  # fmt: skip

# "Word: …" and "Word – …" at the start of a story that are no places.
NOT_PLACES = frozenset(
    ["advisory", "media", "press", "remarks", "analysis", "answer", "background", "breaking", "caution", "clarification", "comment", "commentary", "conclusion", "correction", "dear", "details", "editorial", "exclusive", "explainer", "fact", "feature", "file", "focus", "from", "headline", "hello", "here", "highlights", "interview", "introduction", "just", "live", "look", "meanwhile", "more", "news", "note", "notice", "now", "opinion", "overview", "part", "photo", "photos", "picture", "poll", "profile", "q", "question", "quote", "rated", "result", "results", "review", "said", "sources", "spotlight", "statement", "summary", "this", "timeline", "tip", "today", "tomorrow", "topline", "update", "updated", "video", "warning", "watch", "what", "when", "where", "who", "why", "world", "yes", "yesterday", "abstract", "excerpt", "reminder", "no", "yet", "still"]
)

# A line with one of these in it opens a speech or a letter; it is no headline.
SALUTATIONS = (
    "mr president", "mr. president", "mrs. president", "mr. chair", "mr chair", "madam", "dear ", "excellenc",
    "your majest", "ladies and", "distinguished", "honourable", "honorable", "heads of state", "h.e.",
    "president of the general", "on behalf of", "thank you", "good morning", "good afternoon", "praise",
    "peace and blessing", "peace be upon", "blessings", "salam", "in the name of", "fellow citizens",
)  # fmt: skip

# What can follow a name in a byline without being one, by its words.
NOT_NAMES = frozenset(
    ["agencies", "agency", "associated", "bureau", "business", "chief", "columnist", "contributor", "correspondent", "correspondents", "contributing", "daily", "desk", "editor", "editorial", "editors", "express", "for", "freelance", "global", "herald", "intern", "international", "journal", "journalist", "local", "magazine", "media", "national", "network", "news", "newspaper", "online", "our", "photographer", "post", "press", "producer", "report", "reporter", "reporters", "reuters", "science", "service", "special", "sports", "staff", "standard", "star", "team", "telegraph", "the", "times", "today", "tribune", "web", "with", "world", "writer", "writers", "xinhua", "yonhap", "afp", "ap", "admin", "administrator", "cbs", "nbc", "abc", "bbc", "cnn", "fox", "tv", "radio", "guest", "investigative", "political", "senior", "published", "updated", "posted", "on", "at"]
)
