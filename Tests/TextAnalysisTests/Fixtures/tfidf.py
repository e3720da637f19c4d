"""Computes the expected numbers of TFIDFTests with scikit-learn: python3 tfidf.py > tfidf.tsv"""
from sklearn import __version__
from sklearn.feature_extraction.text import TfidfVectorizer

documents = [
    "steel bottle steel lid keeps drinks cold",
    "glass bottle with bamboo lid",
    "plastic bottle free of bpa",
    "steel flask keeps drinks hot keeps drinks cold",
    "lid lid lid",
]
vectorizer = TfidfVectorizer(analyzer=str.split, smooth_idf=True, norm="l2")
matrix = vectorizer.fit_transform(documents)
names = vectorizer.get_feature_names_out()
print(f"# scikit-learn {__version__}, TfidfVectorizer(smooth_idf=True, norm='l2'); made by: python3 tfidf.py > tfidf.tsv")
print("# document\ttext")
for number, text in enumerate(documents):
    print(f"text\t{number}\t{text}")
for name, idf in zip(names, vectorizer.idf_):
    print(f"idf\t{name}\t{idf!r}".replace("np.float64(", "").replace(")", ""))
for row in range(matrix.shape[0]):
    for column in matrix[row].indices:
        print(f"weight\t{row}\t{names[column]}\t{float(matrix[row, column])!r}")
